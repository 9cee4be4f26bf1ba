"""A redacted review to pages and PDFs."""
