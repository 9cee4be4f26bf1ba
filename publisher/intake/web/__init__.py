"""Web pages that were inserted into a document."""
