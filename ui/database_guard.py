"""When the database is away, old or empty: say so plainly, with what to do, and no traceback."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from data_access.failures import ADVICE, FAILURES, SENTENCES, Fault, Unusable, fault
from locales import Locale
from ui.view import reader

log = logging.getLogger(__name__)


@contextmanager
def database_guard(locale: Locale) -> Iterator[None]:
    """Shows a message in place of what a database error interrupted."""
    try:
        yield
    except FAILURES as error:
        if not isinstance(error, Unusable):  # told in the log when it was found
            log.exception("A page could not read the database")
        _told(fault(error), locale)


def _told(found: Fault, locale: Locale) -> None:
    _ = locale.gettext
    st.error(_(ADVICE[found]), title=_(SENTENCES[found]), icon=":material/database_off:")
    if found in (Fault.AWAY, Fault.BUSY, Fault.SLOW):
        st.button(_("Try again"), icon=":material/refresh:", key="try_again")


def show_failure(error: Exception) -> bool:
    """For an error that nobody expected: a sentence on the page, the details in the log."""
    log.error("A page failed", exc_info=error)
    _ = reader().locale.gettext
    st.error(
        _(
            "The error has been logged. Try again in a moment; if it lasts, tell whoever runs "
            "the dashboard."
        ),
        title=_("This part of the page could not be shown."),
        icon=":material/error:",
    )
    return True


def no_programme(locale: Locale) -> None:
    """What an empty database shows on every page."""
    _ = locale.gettext
    st.info(
        _(
            "Load the records with: python -m data_access load FOLDER – or see how it looks on "
            "made-up ones: python -m data_access sample"
        ),
        title=_("The database holds no consultation yet."),
        icon=":material/inbox:",
    )
