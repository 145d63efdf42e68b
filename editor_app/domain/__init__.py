"""What things are: frozen values and the rules they keep, on the standard library alone."""
