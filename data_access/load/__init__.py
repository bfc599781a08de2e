"""Records in: read what an office sends, check it against the data format, store it whole."""
