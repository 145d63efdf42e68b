"""Where things are kept: the only SQL, from which only values leave."""
