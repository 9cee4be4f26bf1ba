"""Whole sites of invented reviews, made by code around somebody to hide."""
