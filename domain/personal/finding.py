"""What was found in a text, and the text in which it is looked for."""

import re
from dataclasses import dataclass
from enum import StrEnum

from locales import N_

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SAME = str.maketrans(
    {
        **dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\uff0d", "-"),
        **dict.fromkeys("’ʼ‘`´", "'"),
        **{0xFF01 + place: 0x21 + place for place in range(94)},
    }
)  # fmt: skip
"""Letters, digits and marks of full width, and spaces and hyphens of every kind."""


class FindingKind(StrEnum):
    """Kinds of personal data."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    PESEL = "pesel"
    DOCUMENT = "document"
    ACCOUNT = "account"
    PLATE = "plate"
    ADDRESS = "address"
    BIRTH = "birth"


KIND_WORDS = {
    FindingKind.NAME: N_("name of a person"),
    FindingKind.EMAIL: N_("e-mail address"),
    FindingKind.PHONE: N_("telephone number"),
    FindingKind.PESEL: N_("PESEL number"),
    FindingKind.DOCUMENT: N_("number of a document"),
    FindingKind.ACCOUNT: N_("number of a bank account"),
    FindingKind.PLATE: N_("number plate of a vehicle"),
    FindingKind.ADDRESS: N_("address of a home"),
    FindingKind.BIRTH: N_("date of birth"),
}


@dataclass(frozen=True, order=True)
class Finding:
    """Where it stands in the text as `unified` writes it."""

    start: int
    end: int
    kind: FindingKind


def unified(text: str) -> str:
    """The text without invisible letters, with one kind of space, hyphen and digit."""
    return _INVISIBLE.sub("", text).translate(_SAME)
