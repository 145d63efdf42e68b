"""What leaves: the site at a target, and documents."""
