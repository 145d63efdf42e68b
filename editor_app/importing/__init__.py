"""What comes in: files of others, read without trusting them."""
