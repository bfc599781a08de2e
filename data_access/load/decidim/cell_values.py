"""Texts as Decidim keeps them: translated, in HTML, guarded against spreadsheets, with UTC."""

import re
from html.parser import HTMLParser

import pandas as pd

from data_access.load.convert import converted
from data_access.load.table_format import ColumnFormat
from domain.clock import LOCAL

_READERS = ("pl", "en")
_GUARD = re.compile(r"'(?=[=+\-@])")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|&#?\w+;")
_BLOCKS = frozenset(
    {*("p", "div", "br", "hr", "li", "ul", "ol", "tr", "table", "blockquote", "pre")}
    | {f"h{level}" for level in range(1, 7)}
)
_UNSEEN = frozenset({"script", "style"})
_UTC = re.compile(r" ?UTC$")
_NO_ZONE = re.compile(r"(?<=[ T])(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$")
_INSTANT = ColumnFormat("instant", kind="datetime")


def unguarded(cell: str) -> str:
    """Without the apostrophe that Decidim's CSV export sets before =, +, - and @."""
    return _GUARD.sub("", cell, count=1) if _GUARD.match(cell) else cell


def preferred_headings(headings: list[str], column: str, language: str = "") -> list[str]:
    """Headings of a translated column in the order in which a reader wants them.

    Polish, English, any other language, then machine translations; `language` asks for one only.
    """
    if language:
        return [f"{column}/{language}"]
    below = [h for h in headings if h.startswith(f"{column}/")]
    machine = [h for h in below if h.startswith(f"{column}/machine_translations/")]
    human = [h for h in below if "/" not in h.removeprefix(f"{column}/")]
    wanted = [f"{column}/{reader}" for reader in _READERS]
    return list(dict.fromkeys([*wanted, column, *human, *sorted(machine, key=_reader)]))


def visible_text(text: str) -> str:
    """The text that a reader sees: no markup, no scripts, blocks on lines of their own."""
    if not _MARKUP.search(text):
        return text
    parser = _Plain()
    parser.feed(text)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def array_values(text: str) -> list[str]:
    """The values of a cell into which Decidim's CSV export joined an array."""
    return list(dict.fromkeys(part for part in re.split(r",\s*", text) if part))


def moments(texts: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Texts that the data format reads as instants, and the instants (None where unreadable).

    An hour without a zone is UTC: so versions up to 0.29 write when a meeting begins and ends.
    """
    readable = texts.str.replace(_UTC, "Z", regex=True).str.replace(_NO_ZONE, r"\1Z", regex=True)
    return readable, converted(readable, _INSTANT).values


def days(texts: pd.Series) -> pd.Series:
    """Local days in ISO; what cannot be read stays as it is, for the check to refuse it."""
    _, values = moments(texts)
    local = [
        text if value is None else value.astimezone(LOCAL).date().isoformat()
        for text, value in zip(texts, values, strict=True)
    ]
    return pd.Series(local, index=texts.index, dtype="str")


def _reader(heading: str) -> int:
    language = heading.rsplit("/", 1)[1]
    return _READERS.index(language) if language in _READERS else len(_READERS)


class _Plain(HTMLParser):
    """Collects what is seen in `parts`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN and self._unseen:
            self._unseen -= 1
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)
