"""Which of several programmes a command is about."""

import sys

from sqlalchemy import Connection

from data_access.models import Programme
from data_access.scope import programmes
from locales import Locale


def chosen_programme(code: str, connection: Connection, words: Locale) -> Programme | None:
    """The programme of that code, or the only one; else None, and why on stderr."""
    known = {programme.code: programme for programme in programmes(connection)}
    if code in known:
        return known[code]
    if not code and len(known) == 1:
        return next(iter(known.values()))
    message = words.gettext("Choose one with --programme: {codes}", codes=", ".join(known) or "—")
    print(message, file=sys.stderr)
    return None
