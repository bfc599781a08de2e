"""Whole numbers and the numbers of the registers KRS, NIP and REGON, as offices write them."""

import re

from stdnum.pl import nip, regon

from data_access.load.problems import Unreadable
from locales import N_

_SPACES = re.compile(r"[\s\u200b\ufeff]+")
_WHOLE = re.compile(r"-?(?:\d{1,9}|\d{1,3}(?: \d{3}){1,2})(?:[.,](?:0{1,2}|0{4,}))?")
_MARKED = re.compile(r"-?\d{1,3}(?:[.,']\d{3})+(?:[.,]\d+)?")
_PREFIX = re.compile(r"^(?:(?:krs|nip|regon|pl|nr|numer)\b[\s.:]*)+|^pl(?=\d)", re.IGNORECASE)


def whole_number(text: str) -> int:
    """With a space of any kind between thousands; decimals only if they are noughts."""
    digits = _SPACES.sub(" ", text.replace("−", "-")).strip()
    if _MARKED.fullmatch(digits):
        raise Unreadable(N_("a mark before three digits: thousands or decimals? Write it without"))
    if not _WHOLE.fullmatch(digits):
        raise Unreadable(N_("not a whole number"))
    return int(re.split("[.,]", digits.replace(" ", ""))[0])


def krs(text: str) -> str:
    """Ten digits: the noughts that spreadsheets eat are put back."""
    number = _bare(text).zfill(10)
    if not re.fullmatch(r"[0-9]{10}", number):
        raise Unreadable(N_("a KRS number has ten digits"))
    return number


def tax_number(text: str) -> str:
    number = nip.compact(_bare(text))
    if not nip.is_valid(number):
        raise Unreadable(N_("not a NIP: the check digit does not fit"))
    return number


def statistical_number(text: str) -> str:
    """Nine digits, fourteen for a local unit; KRS writes five noughts after the nine."""
    number = regon.compact(_bare(text))
    number = number.zfill(9 if len(number) <= 9 else 14)
    if len(number) == 14 and number.endswith("00000"):
        number = number[:9]
    if not regon.is_valid(number):
        raise Unreadable(N_("not a REGON: the check digit does not fit"))
    return number


def _bare(text: str) -> str:
    return _SPACES.sub("", _PREFIX.sub("", text.strip()))
