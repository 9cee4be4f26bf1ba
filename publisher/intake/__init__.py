"""Files to documents: everything that reads what a partnership hands in."""
