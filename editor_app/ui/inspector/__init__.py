"""What belongs to the story beside its text: page, details, checks and history."""
