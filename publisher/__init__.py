"""Publishes Domestic Homicide Reviews: complete, redacted, accessible, at lasting addresses."""
