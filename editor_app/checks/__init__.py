"""What could be wrong before publication: pure functions, one file a check."""
