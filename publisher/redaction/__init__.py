"""Flagged terms found and taken out; the only maker of `RedactedText`."""
