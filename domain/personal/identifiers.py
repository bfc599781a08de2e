"""Data of persons that are told by their form: addresses, numbers, dates of birth."""

import re
from collections.abc import Callable, Iterator

from stdnum import iban
from stdnum.es import dni
from stdnum.exceptions import ValidationError
from stdnum.pl import pesel, regon

from domain.personal.finding import Finding, FindingKind

_DIGIT = re.compile(r"\d")
_AT = r"(?: ?@ ?| ?[\[({<] ?(?:at|małpa|malpa|@) ?[\])}>] ?)"
_DOT = r"(?:\.| \. | ?[\[({] ?(?:dot|kropka|\.) ?[\])}] ?)"
_EMAIL = re.compile(rf"[\w.+-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)+", re.I)
_PESEL = re.compile(r"(?<!\d)\d{6}[ -]?\d{5}(?!\d)")
_NAMED_PESEL = re.compile(
    r"\bpesel\w*\W{0,4}(?:nr\W{0,3}|numer\W{0,3})?\d(?:[ -]?\d){10}(?!\d)", re.I
)
_PHONES = (
    re.compile(
        r"(?<![\d-])(?:(?:\+|00)48[ -]?)?"
        r"(?:\d{3}([ .-])\d{3}\1\d{3}|\(?\d{2}\)?[ -]\d{3}[ -]\d{2}[ -]\d{2})(?![\d-])"
    ),
    re.compile(
        r"(?<![\w.])(?:\+|00)[1-9]\d{0,2}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d(?:[ .-]?\d){6,11}(?!\d)"
    ),
    re.compile(r"(?<![\d-])\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}(?![\d-])"),
    re.compile(
        r"\b(?:tel|telefon\w*|kom|komórk\w*|fax|faks|phone|call me on|mobile|cell)\b\.?:? ?"
        r"(?:nr |numer |no\.? )?"
        r"\+?\(?\d(?:[ ()/.-]{0,2}\d){6,14}(?!\d)",
        re.I,
    ),
)
_MOBILE = re.compile(r"(?<!\d)(?:45|5[0137]|6[069]|7[2389]|88)\d{7}(?!\d)")
"""Nine digits that begin as Polish mobile numbers do."""
_CARD = re.compile(r"\b([A-Z]{3})[ -]?(\d{6})\b")
_PASSPORT = re.compile(r"\b([A-Z]{2})[ -]?(\d{7})\b")
_DNI = re.compile(r"\b\d{8}-?[A-Z]\b")
_WEIGHTS = "73173173"
"""Of identity cards and passports of Poland."""
_INSURANCE = re.compile(
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"
)
_SECURITY = re.compile(r"(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])")
_NAMED_DOCUMENT = re.compile(
    r"\b(?:dow[oó]d\w* osobist\w*|paszport\w*|legitymacj\w*|prawo jazdy|prawa jazdy|dowodu"
    r"|passport|identity card|id card|driving licence)\b\W{0,3}(?:seria\W{0,2})?"
    r"(?:nr|numer|no|number)?\W{0,3}[A-Z]{0,4}[ -]?\d[\d /-]{3,11}\d",
    re.I,
)
_ACCOUNT = re.compile(
    r"(?<![A-Z\d])(?:[A-Z]{2})?\d{2}(?:[ -]?\d{4}){6}(?!\d)"
    r"|\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?\b"
)
_TOWNS = (
    "BI|BL|BS|C[BGTW]|D[BJLWX]|E[LPS]|F[GZ]|G[ADS]|K[KNRT]|L[BCUZ]|N[EO]|O[P]|P[KLNOPYZ]|R[KPRTZ]"
    "|S[B-DGHI-MORSTWYZ]|T[K]|W[ABDEFHIJKNOPRSTUWXYZ]|Z[KSZ]"
)
_PLATES = (
    re.compile(
        rf"\b(?:{_TOWNS})[ -]?(?=\d*[A-Z])(?:\d{{4}}[A-Z]|\d{{3}}[A-Z]{{2}}|\d[A-Z]\d{{3}}"
        r"|\d{2}[A-Z]\d{2}|\d[A-Z]{2}\d{2})\b"
    ),
    re.compile(
        r"\b(?!KRS|PKD|NIP|PLN|PKB|PKP|ZUS|EUR|GBP)[BCDEFGKLNOPRSTWZ][A-Z]{2}[ -]?"
        r"(?:[A-Z]\d{3}|\d{2}[A-Z]{2}|\d[A-Z]\d{2}|\d{2}[A-Z]\d|\d[A-Z]{2}\d)\b"
    ),
    re.compile(
        r"\b(?i:rejestrac\w*|nr rej|tablic\w*|samoch[oó]d\w*|auto|auta|autem|pojazd\w*|wrak\w*"
        r"|parkuj\w*|plates?|registration|car|matr[ií]cula)\b[^\n.;]{0,40}?"
        r"\b(?:[A-Z]{2,3}[ -]?\d{4,5}[A-Z]{0,2}|\d{4}[ -]?[B-DF-HJ-NP-TV-Z]{3})\b"
    ),
    re.compile(rf"\b(?!PN|DW|NO|SO|PO|WE|WO)(?:{_TOWNS}) ?\d{{5}}\b"),
    re.compile(r"\b[A-Z]{2}\d{2} [A-Z]{3}\b"),
)
"""Of Poland by the letters of a town or a county, or what is said before; of Great Britain."""
_BIRTH = re.compile(
    r"\b(?:ur\.?|urodz\w*|data urodzenia|born(?: on)?|date of birth|dob)\b[^\d\n]{0,25}"
    r"\d{1,4}[ .\-/](?:\d{1,2}|[^\W\d]{3,12})[ .\-/]\d{1,4}",
    re.I,
)


def identifiers(text: str) -> Iterator[Finding]:
    """Findings in a text as `unified` writes it."""
    if "@" in text or "(" in text or "[" in text or "{" in text or "<" in text:
        yield from _found(_EMAIL, text, FindingKind.EMAIL)
    if not _DIGIT.search(text):
        return
    yield from _found(_NAMED_PESEL, text, FindingKind.PESEL)
    yield from _found(_PESEL, text, FindingKind.PESEL, _is_of_a_birth)
    for form in _PHONES:
        yield from _found(form, text, FindingKind.PHONE)
    yield from _found(_MOBILE, text, FindingKind.PHONE, lambda met: not regon.is_valid(met))
    yield from _found(_CARD, text, FindingKind.DOCUMENT, _is_card)
    yield from _found(_PASSPORT, text, FindingKind.DOCUMENT, _is_passport)
    yield from _found(_DNI, text, FindingKind.DOCUMENT, dni.is_valid)
    for form in (_INSURANCE, _SECURITY, _NAMED_DOCUMENT):
        yield from _found(form, text, FindingKind.DOCUMENT)
    yield from _found(_ACCOUNT, text, FindingKind.ACCOUNT, _is_account)
    for form in _PLATES:
        yield from _found(form, text, FindingKind.PLATE)
    yield from _found(_BIRTH, text, FindingKind.BIRTH)


def _found(
    form: re.Pattern[str],
    text: str,
    kind: FindingKind,
    holds: Callable[[str], bool] = lambda _met: True,
) -> Iterator[Finding]:
    for met in form.finditer(text):
        if holds(met[0]):
            yield Finding(met.start(), met.end(), kind)


def _bare(number: str) -> str:
    return re.sub(r"[ -]", "", number)


def _checks(letters: str, digits: str, weights: str, check: int) -> bool:
    """Whether the digit at `check` is what the others say; letters count from A = 10."""
    values = [ord(letter) - 55 for letter in letters] + [int(digit) for digit in digits]
    own = values.pop(check)
    weighed = zip(values, map(int, weights), strict=True)
    return sum(value * weight for value, weight in weighed) % 10 == own


def _is_card(met: str) -> bool:
    bare = _bare(met)
    return _checks(bare[:3], bare[3:], _WEIGHTS, 3)


def _is_passport(met: str) -> bool:
    bare = _bare(met)
    return _checks(bare[:2], bare[2:], _WEIGHTS, 2)


def _is_of_a_birth(met: str) -> bool:
    """Whether its first six digits are a day: one that is mistyped tells as much."""
    try:
        return bool(pesel.get_birth_date(_bare(met)))
    except ValidationError:
        return False


def _is_account(met: str) -> bool:
    """Of Poland by its 26 digits, mistyped ones too; of other countries by their check digits."""
    bare = _bare(met)
    return bare.removeprefix("PL").isdigit() or iban.is_valid(bare)
