"""Which texts may be told: those in which nothing of a person is found."""

from sqlalchemy import Connection

from domain.personal import findings, identifies

_OF_ORGANISATIONS = ("organisations",)


class Texts:
    """The texts of one programme."""

    def told(self, table: str, column: str, text: str | None) -> str | None:
        """What may be told of it: itself, or None where it is held back, or there is none."""
        if text is None:
            return None
        suspect = identifies(text) if table == "organisations" else bool(findings(text))
        return None if suspect else text


def texts(connection: Connection, programme_id: int) -> Texts:
    return Texts()
