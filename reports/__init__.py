"""The exhibits on paper and in files."""
