"""The command palette: every action and place, found by a few letters."""
