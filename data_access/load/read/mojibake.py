"""Letters garbled before the file reached us: mended where what they were is plain.

UTF-8 once read as a code page and saved shows pairs such as «Ĺ‚» for ł and «Ã³» for ó; each such
pair is made by one letter only. So are control characters of a Windows page taken for Latin-1.
"""

import re
from unicodedata import normalize

from data_access.load.read.encoding import LOST

_LATIN = [*range(0xA0, 0x180), 0x192, 0x218, 0x219, 0x21A, 0x21B, 0x2C6, 0x2DC]
_MARKS = [*range(0x2010, 0x2027), 0x202F, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2116, 0x2122, 0x2212]
_POLISH = [ord(letter) for letter in "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–—…"]
_CONTROLS = range(0x80, 0xA0)


def _page(name: str) -> list[str]:
    """The character of each byte; a byte without one is the control character of its number."""
    return [bytes([n]).decode(name, "replace").replace(LOST, chr(n)) for n in range(256)]


def _pairs() -> dict[str, str]:
    """What a letter of UTF-8 looks like on a code page → the letter.

    Polish letters win, and the pages in the order in which they are met.
    """
    pairs: dict[str, str] = {}
    of_page = {name: _page(name) for name in ("cp1250", "cp1252", "latin-1", "iso8859_2", "cp852")}
    for numbers in (_POLISH, [*_LATIN, *_MARKS, *_CONTROLS]):
        for name, page in of_page.items():
            for number in numbers if numbers is _POLISH or name != "cp852" else ():
                seen = "".join(page[byte] for byte in chr(number).encode())
                pairs.setdefault(seen, chr(number))
    return pairs


_PAIRS = _pairs()
_GARBLED = re.compile("|".join(sorted(map(re.escape, _PAIRS), key=len, reverse=True)))
_WHOLLY_GARBLED = re.compile(f"(?:{_GARBLED.pattern})+")
_RUN = re.compile("[^\x00-\x7f]{2,}")
_HALF = re.compile("[ÂÃĂÄÅĹ]")
_WINDOWS = {
    chr(n): letter for n, letter in enumerate(_page("cp1250")) if n in _CONTROLS and letter > "\x9f"
}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_WITHOUT_WIDTH = re.compile("[\u200b\ufeff\u2060\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_AROUND = "\u200b\ufeff\u2060\u00ad\u200c\u200d\u200e\u200f"
_C1 = re.compile("[\x80-\x9f]")


def mended(text: str) -> tuple[str, bool]:
    """The text with its letters as they were, and whether any had been garbled.

    What stays unreadable becomes `LOST`.
    """
    found = _RUN.sub(lambda run: _mended_run(run.group()), text)
    found = _C1.sub(lambda letter: _WINDOWS.get(letter.group(), LOST), found)
    return found, found != text


def _mended_run(run: str) -> str:
    """Letters that are not ASCII, garbled once or several times over, or as they are."""
    whole = bool(_WHOLLY_GARBLED.fullmatch(run))
    found = _GARBLED.sub(lambda pair: _PAIRS[pair.group()], run)
    if not whole:  # half of a pair beside mended ones: the other half was lost on the way
        return found if found == run else _HALF.sub(LOST, found)
    return _mended_run(found) if _WHOLLY_GARBLED.fullmatch(found) else found


def tidy(text: str, *, free: bool) -> str:
    """NFC, line ends as `\\n`, no control characters; nothing invisible at the ends of the text.

    Where the text is not `free`, a code for instance, nothing invisible within it either, and
    white space of any kind and length is one space.
    """
    found = _CONTROL.sub("", _BREAK.sub("\n", text))
    if not found.isascii():
        found = normalize("NFC", found)
        if not free:
            found = _WITHOUT_WIDTH.sub("", found)
    if not free:
        return " ".join(found.split())
    return _stripped(found)


def _stripped(text: str) -> str:
    """Without white space and characters without width at the ends, in whatever order."""
    while (shorter := text.strip().strip(_AROUND)) != text:
        text = shorter
    return text
