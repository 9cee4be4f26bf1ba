"""Reads Excel and CSV files."""
