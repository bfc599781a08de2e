"""The journal: every write with who and when, what each row was, and the way back."""
