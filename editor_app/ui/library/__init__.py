"""The second column: the list of articles."""
