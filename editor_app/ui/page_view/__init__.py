"""A whole page on screen: in Chromium, or plainly where Chromium cannot run."""
