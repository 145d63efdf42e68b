"""Publish: the plan of a publication, what holds stories back, and the run itself."""
