"""Reading by eye: the words that a picture shows (optical character recognition)."""
