"""What is on screen: the only Qt; rooms that are strangers to each other over shared widgets."""
