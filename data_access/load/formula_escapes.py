"""Text in a CSV that a spreadsheet opens: kept from being taken for a formula, and back.

Exactly reversible: what is written with a mark begins with `_STARTS`, and so does a text that
itself begins with the mark; nothing else is touched.
"""

_MARK = "'"
_STARTS = ("=", "+", "-", "@", "\t", "\r", _MARK)


def escaped_formula(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return _MARK + text if text.startswith(_STARTS) else text


def unescaped_formula(text: str) -> str:
    """What `escaped_formula` was given. Not for the CSV for machines, which bears no marks."""
    return text[1:] if text.startswith(_MARK) and text.startswith(_STARTS, 1) else text
