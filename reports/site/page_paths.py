"""Addresses of pages: they stay the same from one build to the next.

A page's address is made of its kind and its record's code, and of nothing else.
"""

from dataclasses import dataclass
from typing import Final, Literal

from reports.slug import file_name

PageKind = Literal[
    "front", "schedule", "meetings", "sectors", "postulates", "topics", "provisions", "news",
    "methodology", "accessibility",
]  # fmt: skip
_WORDS: Final[dict[str, dict[PageKind, str]]] = {
    "pl": {
        "front": "index",
        "schedule": "harmonogram",
        "meetings": "spotkania",
        "sectors": "branze",
        "postulates": "postulaty",
        "topics": "tematy",
        "provisions": "zapisy",
        "news": "aktualnosci",
        "methodology": "metodyka",
        "accessibility": "dostepnosc",
    },
    "en": {
        "front": "index",
        "schedule": "schedule",
        "meetings": "meetings",
        "sectors": "sectors",
        "postulates": "proposals",
        "topics": "topics",
        "provisions": "provisions",
        "news": "news",
        "methodology": "methodology",
        "accessibility": "accessibility",
    },
}


@dataclass(frozen=True)
class PagePlace:
    """A page of the site, in whichever language. `part`: of a list too long for one page."""

    kind: PageKind
    code: str = ""
    part: int = 1

    def path(self, language: str, suffix: str = "html") -> str:
        """From the site's root: `pl/postulaty/p-012.html`."""
        stem = f"{language}/{_WORDS[language][self.kind]}"
        if self.code:
            stem = f"{stem}/{file_name(self.code)}"
        if self.part > 1:
            stem = f"{stem}.{self.part}"
        return f"{stem}.{suffix}"

    @property
    def depth(self) -> int:
        """How many folders below the root."""
        return 2 if self.code else 1
