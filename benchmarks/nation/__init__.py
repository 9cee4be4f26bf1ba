"""A nation's invented reviews, made from a seed: the same on every machine."""
