"""Steps from one schema of the library to the next."""
