"""Addresses of homes: a flat's number, or a street that someone says to live in.

A street and a number alone are a place of the city, as consultations speak of.
"""

import re
from collections.abc import Iterator

from domain.personal.finding import Finding, FindingKind

_STREET = r"(?:ul|al|pl|os|ulicy|ulica|alei|aleja|osiedlu|osiedle|placu)\b\.?"
_NAMED = r"(?: ?(?:\d{1,2} )?[^\W\d_][\w.'-]*){1,4}"
_FLAT = r" ?(?:/ ?|,? ?m(?:\.|ieszk\w*\.?)? ?|,? ?lok(?:\.|al\w*)? ?)(?:nr )?\d{1,4}[a-z]?\b"
_LIVES = (
    r"\b(?:zam\.|zamieszka\w+|zamieszkuj\w+|mieszka(?:m|my|jąc\w*)\b|zameldowan\w+|adres domowy"
    r"|adres zamieszkania|(?:mój|nasz) adres|i live|we live|lives|living|residing|resident"
    r"|home address|my address)"
)
_HOUSE = r"\d{1,4}(?: ?[a-z]\b)?(?: ?/ ?\d{1,4}\b)?"
_ROAD = (
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|crescent|court|ct|terrace|way"
    r"|boulevard|blvd|place)\b\.?"
)
_ENGLISH = rf"{_NAMED} {_ROAD}"
_FLAT_OF = r"(?:flat|apt\.?|apartment|unit|suite) ?#?\d{1,4}[a-z]?"
_POSTCODE = r"(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)\b"
_POLISH_ROAD = r"\b[^\W\d_]+(?:iej|skiego|cka|ska|na|wa|owa|ego)"
_FORMS = [
    re.compile(form, re.I)
    for form in (
        rf"\b{_STREET}{_NAMED} {_HOUSE}{_FLAT}",
        rf"\b{_STREET}{_NAMED} {_HOUSE},? \d{{2}}-\d{{3}}\b",
        rf"{_POLISH_ROAD} {_HOUSE} ?/ ?\d{{1,4}}\b,? \d{{2}}-\d{{3}}",
        rf"{_LIVES}\W[^\n.;]{{0,40}}?(?:{_STREET}|na|przy|at|in|:)?{_NAMED} {_HOUSE}",
        rf"{_LIVES}\W[^\n.;]{{0,20}}?\b{_HOUSE}{_ENGLISH}",
        rf"\b{_FLAT_OF},? \d{{1,5}}{_ENGLISH}",
        rf"\b\d{{1,5}}{_ENGLISH},? {_FLAT_OF}",
        rf"\b\d{{1,5}}{_ENGLISH},?[^\n\d]{{0,30}}{_POSTCODE}",
    )
]


def home_addresses(text: str) -> Iterator[Finding]:
    """Findings in a text as `unified` writes it."""
    for form in _FORMS:
        for met in form.finditer(text):
            yield Finding(met.start(), met.end(), FindingKind.ADDRESS)
