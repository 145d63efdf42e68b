"""Settings: what the user chose, and dialogs that tell of the program."""
