"""Once a release is live: holds its weblinks to what was promised, and reports it."""
