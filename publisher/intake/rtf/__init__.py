"""Rich text (RTF), as it is inserted into Word files."""
