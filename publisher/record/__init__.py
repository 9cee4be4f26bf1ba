"""What was published, when and where, and the packs that report it."""
