"""Media: the pictures of the desk, their words, and the stories that show them."""
