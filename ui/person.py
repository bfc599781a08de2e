"""The reader of a page, as the gate let them in."""

from urllib.parse import unquote

import streamlit as st

from data_access.config import recording_allowed, uploads_allowed
from ui.gate import NAME, ROLE
from ui.sign_in import Person, Role, Use, sign_in


def person() -> Person | None:
    """Who is signed in; None where there is no sign-in."""
    if sign_in() is None:
        return None
    headers = st.context.headers
    name, role = headers.get(NAME), headers.get(ROLE)
    return Person(unquote(name), Role(role)) if name and role else None


def signs_out() -> bool:
    """Whether signing out is ours to do, not the proxy's."""
    settings = sign_in()
    return settings is not None and bool(settings.oidc)


def token(use: Use) -> str:
    """For a program of the reader's that cannot sign in; empty where everyone may read."""
    settings, known = sign_in(), person()
    return settings.token(known, use) if settings and known else ""


def may_load() -> bool:
    """Editors and administrators; where there is no sign-in, `UPLOADS` says so in words."""
    return uploads_allowed() if sign_in() is None else _edits()


def may_record() -> bool:
    """As `may_load`, by `RECORDING`."""
    return recording_allowed() if sign_in() is None else _edits()


def actor() -> str:
    """The name that the journal and the log of loads keep; empty where there is no sign-in: they
    then name whoever runs the server.
    """
    known = person()
    return known.name if known else ""


def _edits() -> bool:
    known = person()
    return known is not None and known.role is not Role.READER
