"""What counts as nothing written: the one rule for texts of the records, in Python and in SQL."""

BLANKS = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x20\x85\xa0"
    "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f"
    "\u205f\u3000"  # what Unicode calls white space
    "\u180e\u200b\u200c\u200d\u2060\ufeff"  # what it calls so no more, and no one sees
)
"""White space of every kind. A text of nothing else is blank; so is an empty one, and none."""


def is_blank(text: object) -> bool:
    """Whether nothing is written: None, NaN, or nothing but `BLANKS`."""
    return text is None or text != text or not str(text).strip(BLANKS)
