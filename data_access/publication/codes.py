"""Codes that hold data of a person: others take their place, the same wherever the code stands."""

import hmac

from sqlalchemy import Connection, select

from data_access.models import Database
from domain.personal import findings


class Codes:
    """The public code of a record: its own, unless data of a person are found in it.

    What takes its place is told from the code and the database's identity, which is never told: it
    stays the same, and nobody can try numbers until one fits.
    """

    def __init__(self, connection: Connection) -> None:
        self._key = connection.execute(select(Database.identity)).scalar_one().encode()
        self._known: dict[str, str] = {}

    def public(self, code: str | None) -> str | None:
        """None for none."""
        if code is None:
            return None
        if code not in self._known:
            sign = hmac.new(self._key, code.encode(), "sha256").hexdigest()[:12]
            self._known[code] = f"x-{sign}" if findings(code) else code
        return self._known[code]
