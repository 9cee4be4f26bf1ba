"""What looks like personal data and is left over after redaction."""
