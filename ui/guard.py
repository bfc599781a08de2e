"""When the database is away, old or empty: say so plainly, with what to do, and no traceback."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from data_access.config import database_url
from data_access.engine import read_engine
from data_access.failures import sentence
from data_access.schema import is_current
from locales import Locale
from ui.view import reader

log = logging.getLogger(__name__)


@contextmanager
def database_guard(locale: Locale) -> Iterator[None]:
    """Shows a message in place of what a database error interrupted."""
    _ = locale.gettext
    try:
        yield
    except (DataError, IntegrityError) as error:
        log.exception("The database refused the records")
        st.error(
            _("Tell whoever runs the dashboard; the details are in its log."),
            title=_(sentence(error)),
            icon=":material/database_off:",
        )
    except DBAPIError:
        log.exception("The database does not answer")
        if _is_out_of_date():
            st.error(
                _("Bring it up to date with: python -m data_access init"),
                title=_("The database was made by another version of this software."),
                icon=":material/database:",
            )
            return
        st.error(
            _("The records are safe; this page could not read them. Try again in a moment."),
            title=_("The database does not answer."),
            icon=":material/database_off:",
        )
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


def _is_out_of_date() -> bool:
    try:
        with read_engine(database_url()).connect() as connection:
            return not is_current(connection)
    except DBAPIError:
        return False
