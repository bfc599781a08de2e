"""Names of persons in Polish and English texts, told by a first name or by what stands before one.

A name alone («Róża», «Kowalska») is not told: it names a rose, a street or no one in particular.
"""

import re
from collections.abc import Iterator, Sequence

from domain.personal.finding import Finding, FindingKind
from domain.personal.name_lexicon import name_lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*\.?|[^\w\s]|\d+|\n")
_INITIAL = re.compile(r"[^\W\d_]\.")
_ROMAN = re.compile(r"[IVX]+")
_SURNAME_ENDS = re.compile(
    r"(?:(?:sk|ck|dzk)(?:i|a|iego|iej|iemu|im|ą)|wicz(?:a|owi|em|owie|ów)?|czyk(?:a|owi|iem)?"
    r"|[^aeiouy]ek|\w{3}(?:ak|ik|uk)(?:a|owi|iem)?|\w{3}enko)\.?$"
)
"""How Polish surnames often end, in small letters and in all cases."""
_OF_NO_PLACE = re.compile(r"(?:(?:sk|ck|dzk)i|wicz|czyk)$")
"""As streets and districts are seldom called: «(Mogilska)», «(Kozłówek)»."""
_SMALL_SURNAME = re.compile(r"\w{3,}(?:[sc]k[ia]|dzk[ia]|wicz|czyk)")
_PARTICLES = frozenset({"de", "van", "von", "der", "den", "la", "da", "del", "di", "al", "bin"})
_QUOTES = frozenset("„“”\"«»'")
_BETWEEN = frozenset(
    {
        "de",
        "del",
        "dels",
        "d",
        "l",
        "la",
        "el",
        "of",
        "the",
        "'",
        "/",
        "imienia",
        "ks.",
        "dr",
        "prof.",
    }
)
"""Between a word that says what is called so and the name."""


def person_names(text: str) -> Iterator[Finding]:
    """Findings in a text as `unified` writes it."""
    met = list(_WORD.finditer(text))
    tokens = [one[0] for one in met]
    place = 0
    while place < len(tokens):
        length = _length(tokens, place)
        if length and not _of_patron(tokens, place) and not _of_ruler(tokens, place + length):
            last = met[place + length - 1]
            yield Finding(
                met[place].start(), last.start() + len(last[0].rstrip(".")), FindingKind.NAME
            )
        place += length or 1


def person_like(party: str) -> bool:
    """Whether whoever stands on a list may be a person: all that is not plainly an institution."""
    small = {token.lower().rstrip(".") for token in _WORD.findall(party)}
    if small & name_lexicon().institutions:
        return False
    capitals = [token for token in _WORD.findall(party) if token[0].isupper()]
    return any(_first(token) for token in capitals) or 2 <= len(capitals) <= 4


def _length(tokens: Sequence[str], place: int) -> int:
    """How many tokens from here are a person's name; 0 for none."""
    for told in (
        _first_and_last,
        _last_and_first,
        _with_initial,
        _with_honorific,
        _who_says,
        _in_small,
    ):
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
            return after + 1 - place
        after += 1
    after = _past_nickname(tokens, after)
    while after < len(tokens) and tokens[after].lower() in _PARTICLES:
        after += 1
    if not _surname(tokens, after):
        chained = after - place > 1 and tokens[after - 1].lower() not in _PARTICLES
        return after - place if chained and _sure_of(tokens[place], tokens[after - 1]) else 0
    if tokens[place] in name_lexicon().doubtful and not (
        _sure(tokens[after]) or _within_sentence(tokens, place)
    ):
        return 0
    return after + 1 - place


def _past_nickname(tokens: Sequence[str], place: int) -> int:
    """Past what stands in quotes between names: «Jan „Bolo” Kowalski»; else the same place."""
    if place + 2 < len(tokens) and tokens[place] in _QUOTES and tokens[place + 2] in _QUOTES:
        return place + 3 if _surname(tokens, place + 3) else place
    return place


def _last_and_first(tokens: Sequence[str], place: int) -> int:
    """«Kowalski Jan», as on lists; only at a line's beginning or end, or between commas."""
    if not _surname(tokens, place) or place + 1 >= len(tokens) or not _first(tokens[place + 1]):
        return 0
    if tokens[place + 1] in name_lexicon().doubtful:
        return 0
    alone = place == 0 or tokens[place - 1] in ",;:\n("
    ends = place + 2 >= len(tokens) or tokens[place + 2] in ",;\n)."
    return 2 if (alone and ends) or _SURNAME_ENDS.search(tokens[place].lower()) else 0


def _with_initial(tokens: Sequence[str], place: int) -> int:
    """«J. Kowalski»: an initial, and a surname by its ending, or after a word that someone says."""
    if not _is_initial(tokens, place) or not _surname(tokens, place + 1):
        return 0
    before = [token.lower() for token in tokens[max(0, place - 2) : place]]
    if before[-1:] in ([","], [":"], ["\n"]):
        before.pop()
    said = bool(before) and before[-1] in name_lexicon().said
    return 2 if said or _sure(tokens[place + 1]) else 0


def _with_honorific(tokens: Sequence[str], place: int) -> int:
    """«pani Kowalska», «p. Nowak», «dr hab. Zając», «Mr Smith»."""
    if tokens[place].lower() not in name_lexicon().honorifics:
        return 0
    after = place + 1
    while after < len(tokens) and tokens[after].lower() in name_lexicon().honorifics:
        after += 1
    if after < len(tokens) and _first(tokens[after]):
        return after - place + (_first_and_last(tokens, after) or 1)
    if _is_initial(tokens, after):
        after += 1
    return after + 1 - place if _surname(tokens, after) else 0


def _who_says(tokens: Sequence[str], place: int) -> int:
    """«zgłosiła to Kowalska», «Kowalski nie prosi», «(Kowalski)»: one that is sure, and alone."""
    if not _surname(tokens, place) or not _sure(tokens[place]):
        return 0
    before = [token.lower() for token in tokens[max(0, place - 2) : place]]
    after = [token.lower() for token in tokens[place + 1 : place + 3]]
    if before[-1:] == ["("] and after[:1] == [")"]:
        known = tokens[place] in name_lexicon().surnames
        return 1 if known or _OF_NO_PLACE.search(tokens[place]) else 0
    if after[:1] == ["nie"]:
        after.pop(0)
    if before[-1:] in (["to"], ["się"], [":"]):
        before.pop()
    said = before[-1:] and before[-1] in name_lexicon().said
    alone = place + 1 >= len(tokens) or not tokens[place + 1][0].isupper()
    return 1 if (after[:1] and after[0] in name_lexicon().said) or (said and alone) else 0


def _in_small(tokens: Sequence[str], place: int) -> int:
    """«jan kowalski», as people write in a hurry: endings that hardly anything else has."""
    if tokens[place] not in name_lexicon().small or place + 1 >= len(tokens):
        return 0
    last = tokens[place + 1].rstrip(".")
    fits = _SMALL_SURNAME.fullmatch(last) and last not in name_lexicon().not_surnames
    return 2 if fits else 0


def _first(token: str) -> bool:
    known = name_lexicon().first_names
    return token in known or (token.isupper() and len(token) > 2 and token.title() in known)


def _surname(tokens: Sequence[str], place: int) -> bool:
    """Whether a word may be a surname: a capital letter, and none of the words known not to be."""
    if place >= len(tokens):
        return False
    token = tokens[place].rstrip(".")
    if len(token) < 2 or not token[0].isupper() or _ROMAN.fullmatch(token):
        return False
    small, known = token.lower(), name_lexicon()
    plain_word = small in known.not_surnames or small in known.institutions
    return not plain_word or (token in known.surnames and tokens[place - 1] not in known.doubtful)


def _is_initial(tokens: Sequence[str], place: int) -> bool:
    return (
        place < len(tokens) and bool(_INITIAL.fullmatch(tokens[place])) and tokens[place].isupper()
    )


def _within_sentence(tokens: Sequence[str], place: int) -> bool:
    """Whether a capital letter means a name there: neither a beginning, nor a title in capitals."""
    if place == 0 or not tokens[place - 1][0].isalpha():
        return False
    letters = [token for token in tokens if token[0].isalpha()]
    return 2 * sum(token[0].islower() for token in letters) > len(letters)


def _sure_of(first: str, last: str) -> bool:
    """Of two first names, whether the last one stands for a surname: «Grace Taylor», «Jan Adam»."""
    return first not in name_lexicon().doubtful or last in name_lexicon().surnames


def _sure(surname: str) -> bool:
    return surname.rstrip(".") in name_lexicon().surnames or _ends_as_surname(surname)


def _ends_as_surname(token: str) -> bool:
    return bool(_SURNAME_ENDS.search(token.lower()))


def _of_patron(tokens: Sequence[str], place: int) -> bool:
    """Whether a street, a school, a prize is called so: a word before it says that."""
    before = [token.lower() for token in tokens[max(0, place - 4) : place]]
    while before and before[-1] in _BETWEEN:
        before.pop()
    said = before[-1].rpartition("'")[2] if before else ""  # «l'escola»
    return said in name_lexicon().patrons or said.rstrip(".") in name_lexicon().patrons


def _of_ruler(tokens: Sequence[str], after: int) -> bool:
    """«Jana Pawła II», «Jan III Sobieski»."""
    return after < len(tokens) and bool(_ROMAN.fullmatch(tokens[after]))
