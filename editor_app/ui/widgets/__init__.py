"""Small parts that every room may use; they know no desk and no room."""
