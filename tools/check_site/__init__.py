"""Checks of the published site by the tools of the trade."""
