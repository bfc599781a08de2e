"""Personal data in texts: what names someone, or lets someone be reached or identified."""

from functools import lru_cache

from domain.personal.finding import KIND_WORDS, Finding, FindingKind, unified
from domain.personal.home_addresses import home_addresses
from domain.personal.identifiers import identifiers
from domain.personal.person_names import person_like, person_names

__all__ = [
    "KIND_WORDS",
    "Finding",
    "FindingKind",
    "blanked",
    "contacts",
    "findings",
    "person_like",
    "unified",
]


@lru_cache(100_000)
def findings(text: str) -> tuple[Finding, ...]:
    """All that is found, in order; of what overlaps, what begins first and is longest."""
    looked_at = unified(text)
    met = sorted(
        {*identifiers(looked_at), *home_addresses(looked_at), *person_names(looked_at)},
        key=lambda one: (one.start, -one.end),
    )
    found: list[Finding] = []
    for one in met:
        if not found or one.start >= found[-1].end:
            found.append(one)
    return tuple(found)


def blanked(text: str) -> str:
    """The text with «[…]» in place of what is found; all of it where nothing is."""
    looked_at, end, kept = unified(text), 0, []
    for one in findings(text):
        kept += [looked_at[end : one.start], "[…]"]
        end = one.end
    return "".join([*kept, looked_at[end:]]) if kept else "[…]"


def contacts(text: str) -> bool:
    """Whether it seems to hold an e-mail address, a telephone number or a PESEL."""
    kinds = (FindingKind.EMAIL, FindingKind.PHONE, FindingKind.PESEL)
    return any(one.kind in kinds for one in identifiers(unified(text)))
