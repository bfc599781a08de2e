"""Names of persons in Polish and English texts, told by a first name or by what stands before one.

A name alone («Róża», «Kowalska») is not told: it names a rose, a street or no one in particular.
"""

import re
from collections.abc import Iterator, Sequence

from domain.personal.finding import Finding, Kind
from domain.personal.words import words

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*\.?|[^\w\s]|\d+|\n")
_INITIAL = re.compile(r"[^\W\d_]\.")
_ROMAN = re.compile(r"[IVX]+")
_SURNAME_ENDS = re.compile(
    r"(?:(?:sk|ck|dzk)(?:i|a|iego|iej|iemu|im|ą)|wicz(?:a|owi|em|owie|ów)?|czyk(?:a|owi|iem)?"
    r"|[^aeiou]ek|owsk\w+|ewsk\w+|[^\W\d_]{3,}ak(?:a|owi|iem)?|[^\W\d_]{3,}ik(?:a|owi|iem)?"
    r"|[^\W\d_]{3,}uk(?:a|owi|iem)?)\.?"
)
_LINKS = {
    "de",
    "van",
    "von",
    "der",
    "den",
    "la",
    "da",
    "del",
    "di",
    "al",
    "bin",
    "i",
    "oraz",
    "and",
}


def names(text: str) -> Iterator[Finding]:
    """Findings in a text as `plain` writes it."""
    met = list(_WORD.finditer(text))
    tokens = [one[0] for one in met]
    place = 0
    while place < len(tokens):
        length = _length(tokens, place)
        if length and not _of_patron(tokens, place) and not _of_ruler(tokens, place + length):
            yield Finding(met[place].start(), met[place + length - 1].end(), Kind.NAME)
        place += length or 1


def person_like(party: str) -> bool:
    """Whether whoever stands on a list may be a person: all that is not plainly an institution."""
    small = {token.lower().rstrip(".") for token in _WORD.findall(party)}
    if small & words().institutions:
        return False
    capitals = [token for token in _WORD.findall(party) if token[0].isupper()]
    return any(_first(token) for token in capitals) or 2 <= len(capitals) <= 4


def _length(tokens: Sequence[str], place: int) -> int:
    """How many tokens from here are a person's name; 0 for none."""
    for told in (_first_and_last, _last_and_first, _with_initial, _with_honorific):
        if length := told(tokens, place):
            return length
    return 0


def _first_and_last(tokens: Sequence[str], place: int) -> int:
    """«Anny Marii Nowak-Zielińskiej», «Jan K.», «Sarah O'Brien»."""
    if not _first(tokens[place]):
        return 0
    after = place + 1
    while after < len(tokens) and (_first(tokens[after]) or _is_initial(tokens, after)):
        if _is_initial(tokens, after) and not _surname(tokens, after + 1):
            return after + 1 - place if _shortened(tokens, after) else 0
        after += 1
    if after < len(tokens) and tokens[after].lower() in _LINKS - {"i", "oraz", "and"}:
        after += 1
    if not _surname(tokens, after):
        return after - place if after - place > 1 and _names_whole(tokens, place, after) else 0
    if tokens[place] in words().doubtful and not _sure(tokens[after]):
        return 0
    return after + 1 - place


def _last_and_first(tokens: Sequence[str], place: int) -> int:
    """«Kowalski Jan», as on lists; only at a line's beginning or end, or between commas."""
    if not _surname(tokens, place) or place + 1 >= len(tokens) or not _first(tokens[place + 1]):
        return 0
    if tokens[place + 1] in words().doubtful:
        return 0
    alone = place == 0 or tokens[place - 1] in ",;:\n("
    ends = place + 2 >= len(tokens) or tokens[place + 2] in ",;\n)."
    return 2 if (alone and ends) or _SURNAME_ENDS.search(tokens[place].lower()) else 0


def _with_initial(tokens: Sequence[str], place: int) -> int:
    """«J. Kowalski»: an initial, and a surname by its ending."""
    if not _is_initial(tokens, place) or not _surname(tokens, place + 1):
        return 0
    return 2 if _ends_as_surname(tokens[place + 1]) or tokens[place + 1] in words().surnames else 0


def _with_honorific(tokens: Sequence[str], place: int) -> int:
    """«pani Kowalska», «p. Nowak», «dr hab. Zając», «Mr Smith»."""
    if tokens[place].lower() not in words().honorifics:
        return 0
    after = place + 1
    while after < len(tokens) and tokens[after].lower() in words().honorifics:
        after += 1
    if after < len(tokens) and _is_initial(tokens, after):
        after += 1
    return after + 1 - place if _surname(tokens, after) else 0


def _first(token: str) -> bool:
    known = words().first_names
    return token in known or (token.isupper() and len(token) > 2 and token.title() in known)


def _surname(tokens: Sequence[str], place: int) -> bool:
    """Whether a word may be a surname: a capital letter, and none of the words known not to be."""
    if place >= len(tokens):
        return False
    token = tokens[place].rstrip(".")
    if len(token) < 2 or not token[0].isupper() or not token[0].isalpha():
        return False
    small = token.lower()
    return small not in words().not_surnames and small not in words().institutions


def _is_initial(tokens: Sequence[str], place: int) -> bool:
    return (
        place < len(tokens) and bool(_INITIAL.fullmatch(tokens[place])) and tokens[place].isupper()
    )


def _shortened(tokens: Sequence[str], place: int) -> bool:
    """«Jan K.»: not where the sentence goes on with a name of a place."""
    return len(tokens[place]) == 2


def _names_whole(tokens: Sequence[str], start: int, end: int) -> bool:
    """Whether two first names stand for a whole name: «Jan Adam» as a line of its own."""
    return False


def _sure(surname: str) -> bool:
    return surname.rstrip(".") in words().surnames or _ends_as_surname(surname)


def _ends_as_surname(token: str) -> bool:
    return bool(_SURNAME_ENDS.fullmatch(token.lower()[-14:]) or _SURNAME_ENDS.search(token.lower()))


def _of_patron(tokens: Sequence[str], place: int) -> bool:
    """Whether a street, a school, a prize is called so: a word before it says that."""
    before = [token.lower() for token in tokens[max(0, place - 3) : place]]
    known = words().patrons
    return any(
        token in known or token.rstrip(".") in known
        for token in before[-1:] + [t for t in before[:-1] if t in ("ul.", "im.", "imienia")]
    )


def _of_ruler(tokens: Sequence[str], after: int) -> bool:
    """«Jana Pawła II», «Jan III Sobieski»."""
    return after < len(tokens) and bool(_ROMAN.fullmatch(tokens[after]))
