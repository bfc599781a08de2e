"""Text from the records on the screen: never read as Markdown."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def plain(text: str) -> str:
    """The text with every character escaped that Streamlit's Markdown could act upon.

    Line breaks become spaces: a label is one line.
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
