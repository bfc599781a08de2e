"""Free text that seems to hold data of a person: warned of by row, never echoed."""

import re

from stdnum.pl import pesel, regon

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_ELEVEN_DIGITS = re.compile(r"(?<!\d)\d{11}(?!\d)")
_GROUPED_PHONE = re.compile(
    r"(?<![\d-])(?:(?:\+|00)48[ -]?)?"
    r"(?:\d{3}[ -]\d{3}[ -]\d{3}|\(?\d{2}\)?[ -]\d{3}[ -]\d{2}[ -]\d{2})(?![\d-])"
)
_PREFIXED_PHONE = re.compile(r"(?:\+|\b00)48 ?\d{9}(?!\d)|\btel\w*\.?:? ?\d{7,9}(?!\d)", re.I)
_MOBILE = re.compile(r"(?<!\d)(?:45|5[0137]|6[069]|7[2389]|88)\d{7}(?!\d)")
"""Nine digits that begin as Polish mobile numbers do."""


def personal_data(text: str) -> bool:
    """Whether the text seems to hold an e-mail address, a telephone number or a PESEL."""
    if "@" in text and _EMAIL.search(text):
        return True
    if not any(letter.isdigit() for letter in text):
        return False
    return bool(
        _GROUPED_PHONE.search(text)
        or _PREFIXED_PHONE.search(text)
        or any(pesel.is_valid(number) for number in _ELEVEN_DIGITS.findall(text))
        or any(not regon.is_valid(number) for number in _MOBILE.findall(text))
    )
