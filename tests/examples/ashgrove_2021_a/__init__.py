"""The invented review ashgrove-2021-a: Ellis. Words only; the files are made elsewhere."""
