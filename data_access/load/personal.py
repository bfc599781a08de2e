"""Data of persons: columns that would hold them, and free text that seems to.

A column is refused by its heading, by whole words: «Telefon komórkowy» is one, «Komórka
organizacyjna» is a unit of the office. Free text is warned of by row, never echoed.
"""

import re
from itertools import pairwise
from unicodedata import combining, normalize

from stdnum.pl import pesel, regon

_PERSONAL = frozenset(
    {*("imie", "imiona", "imion", "imienia", "nazwisko", "nazwiska", "nazwisk", "pesel")}
    | {*("mail", "maila", "maile", "email", "emaila", "emaile", "emails", "mails")}
    | {*("telefon", "telefonu", "telefony", "telefonow", "tel", "kom", "podpis", "podpisy")}
    | {*("phone", "phones", "telephone", "telephones", "surname", "surnames", "forename")}
    | {*("signature", "signatures", "firstname", "lastname", "fullname", "imieinazwisko")}
    | {*("imienazwisko", "nrtelefonu", "numertelefonu", "nrtel", "adresemail", "adresmail")}
    | {*("phonenumber", "emailaddress", "phoneno")}
)
_PERSONAL_PAIRS = frozenset(
    {("first", "name"), ("last", "name"), ("full", "name"), ("given", "name"), ("family", "name")}
    | {("first", "names"), ("last", "names"), ("full", "names"), ("e", "mail"), ("e", "mails")}
)
_MOBILE_WORDS = frozenset({"komorka", "komorki", "komorkowy", "mobile", "cell"})
_BESIDE_MOBILE = frozenset(
    {*("nr", "numer", "no", "number", "prywatna", "prywatny", "sluzbowa", "sluzbowy", "kontakt")}
    | {*("kontaktowa", "kontaktowy", "private", "business", "contact", "do", "kontaktu", "osoby")}
)
"""«Komórka» is a telephone only where it stands alone or among these."""

_DIGIT = re.compile(r"\d")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_ELEVEN_DIGITS = re.compile(r"(?<!\d)\d{11}(?!\d)")
_GROUPED_PHONE = re.compile(
    r"(?<![\d-])(?:(?:\+|00)48[ -]?)?"
    r"(?:\d{3}[ -]\d{3}[ -]\d{3}|\(?\d{2}\)?[ -]\d{3}[ -]\d{2}[ -]\d{2})(?![\d-])"
)
_PREFIXED_PHONE = re.compile(r"(?:\+|\b00)48 ?\d{9}(?!\d)|\btel\w*\.?:? ?\d{7,9}(?!\d)", re.I)
_MOBILE = re.compile(r"(?<!\d)(?:45|5[0137]|6[069]|7[2389]|88)\d{7}(?!\d)")
"""Nine digits that begin as Polish mobile numbers do."""


def personal_heading(heading: str) -> bool:
    """Whether a column with this heading would hold data of persons, told by whole words."""
    words = _words(heading)
    if _PERSONAL.intersection(words) or _PERSONAL_PAIRS.intersection(pairwise(words)):
        return True
    mobile = _MOBILE_WORDS.intersection(words)
    return bool(mobile) and not set(words) - mobile - _BESIDE_MOBILE


def _words(heading: str) -> list[str]:
    """Small letters without diacritics; «FirstName» is two words."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading).casefold().replace("ł", "l")
    bare = "".join(letter for letter in normalize("NFKD", parted) if not combining(letter))
    return re.findall(r"[^\W\d_]+", bare)


def personal_data(text: str) -> bool:
    """Whether the text seems to hold an e-mail address, a telephone number or a PESEL."""
    if "@" in text and _EMAIL.search(text):
        return True
    if not _DIGIT.search(text):
        return False
    return bool(
        _GROUPED_PHONE.search(text)
        or _PREFIXED_PHONE.search(text)
        or any(pesel.is_valid(number) for number in _ELEVEN_DIGITS.findall(text))
        or any(not regon.is_valid(number) for number in _MOBILE.findall(text))
    )
