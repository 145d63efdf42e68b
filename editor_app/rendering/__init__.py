"""How a page looks: pure functions, values in, HTML out."""
