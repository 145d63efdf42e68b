"""Templates: their wordings and versions, the rules that place them, what they touch."""
