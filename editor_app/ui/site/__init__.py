"""Site: what every page shares; sections, authors, tags, pages and the editors’ list."""
