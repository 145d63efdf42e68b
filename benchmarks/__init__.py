"""Measures of speed on generated corpora; nothing here is a test."""
