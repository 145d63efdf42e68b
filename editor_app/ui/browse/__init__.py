"""The whole site, as readers would see it were it published now."""
