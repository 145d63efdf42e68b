"""Site: what every page shares; sections, authors, tags, policies and the editors’ list."""
