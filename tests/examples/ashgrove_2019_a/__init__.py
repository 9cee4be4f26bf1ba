"""The invented review ashgrove-2019-a: Rowan. Words only; the files are made elsewhere."""
