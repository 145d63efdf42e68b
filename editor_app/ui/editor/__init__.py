"""Where a story is written: the text, its toolbar, its saving."""
