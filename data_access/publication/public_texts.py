"""Which texts may be told: those in which nothing of a person is found, or that are cleared."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, select

from data_access.models import Clearance
from domain.personal import FindingKind, findings, person_like

NOT_TOLD = "[tekst wstrzymany]"
"""In place of a text that is held back where a record cannot be without one."""
_NAMED_IN_PUBLIC = ("organisations",)
"""Who holds which view is public, and some are called by their founder: names are no finding."""
_PUBLIC_PLACES = ("venue",)


def code_of(text: str) -> str:
    """What a clearance of the text is kept under."""
    return sha256(text.encode()).hexdigest()


def suspected(table: str, column: str, text: str) -> list[FindingKind]:
    """What of persons is found in a text of that column, each kind once; empty for nothing."""
    kinds = dict.fromkeys(one.kind for one in findings(text))
    if table in _NAMED_IN_PUBLIC:
        kinds.pop(FindingKind.NAME, None)
    if column in _PUBLIC_PLACES:
        kinds.pop(FindingKind.ADDRESS, None)
    if column == "party" and person_like(text):
        kinds[FindingKind.NAME] = None
    return list(kinds)


@dataclass(frozen=True)
class Texts:
    """The texts of one programme. `cleared`: code of a text → what goes out instead, "" for it."""

    cleared: Mapping[str, str]

    def told(self, table: str, column: str, text: str | None) -> str | None:
        """What may be told of a text: itself, its redaction, or None where it is held back."""
        if text is None or not suspected(table, column, text):
            return text
        redaction = self.cleared.get(code_of(text))
        return None if redaction is None else redaction or text


def public_texts(connection: Connection, programme_id: int) -> Texts:
    """With what people have cleared."""
    found = select(Clearance.code, Clearance.redaction).where(
        Clearance.programme_id == programme_id
    )
    return Texts({code: redaction or "" for code, redaction in connection.execute(found)})
