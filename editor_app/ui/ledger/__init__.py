"""The ledger: what was published, and what each page carried."""
