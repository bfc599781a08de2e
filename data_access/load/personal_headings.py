"""Columns that would hold data of persons are refused by their heading, by whole words.

«Telefon komórkowy» is one, «Komórka organizacyjna» is a unit of the office.
"""

import re
from itertools import pairwise
from unicodedata import combining, normalize

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
