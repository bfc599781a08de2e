"""Text from the records on the screen: never read as Markdown, nor as the end of a script."""

import json
import re
from collections.abc import Mapping

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")
_LINK = re.compile(r"(?i)(\bwww|\bhttps?|\bmailto|@)(?=[.:\w])")
_WORD_JOINER = "\u2060"


def escaped(text: str) -> str:
    """The text with every character escaped that Streamlit's Markdown could act upon.

    Line breaks become spaces: a label is one line. Addresses would be made links after all
    escapes are read, so an invisible word joiner keeps them text.
    """
    unlinked = _LINK.sub(rf"\1{_WORD_JOINER}", " ".join(text.split()))
    return _SPECIAL.sub(r"\\\1", unlinked)


def in_script(words: Mapping[str, str]) -> str:
    """As an object of JavaScript that cannot end the script in which it stands."""
    return json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
