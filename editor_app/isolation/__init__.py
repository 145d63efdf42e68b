"""What may not hurt us: hostile or endless work is done in processes of its own."""
