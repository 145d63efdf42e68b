"""The real page beside the text, patched while it is typed."""
