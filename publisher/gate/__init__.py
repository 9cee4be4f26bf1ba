"""The last wall: reads the built bytes with code of its own and releases only those."""
