"""What a journalist can ask for: one file a subject, plain synchronous Python."""
