"""The log of loads on the screen."""

import pandas as pd
import streamlit as st

from data_access.health import reading
from data_access.load.log import loads
from locales import N_
from ui.escaping import escaped
from ui.table import table
from ui.undo import undo_load
from ui.view import View

_OUTCOMES = {"loaded": N_("loaded"), "refused": N_("refused")}


def log(view: View) -> None:
    """What was loaded when, by whom, from which files, with what outcome."""
    _, locale = view.reader.locale.gettext, view.reader.locale
    st.header(_("Log of loads"), anchor=False)
    with reading(view.url) as connection:  # a refused load raises no revision
        found = loads(connection)
    if found.empty:
        st.info(_("Nothing has been loaded from files yet."), icon=":material/info:")
        return
    rows = found.to_dict("records")
    words = {
        _("When"): [locale.datetime(row["at"]) for row in rows],
        _("Who"): [escaped(row["by"]) for row in rows],
        _("Files"): [escaped(_files(row["files"])) for row in rows],
        _("Outcome"): [_(_OUTCOMES[outcome]) for outcome in found["outcome"]],
    }
    numbers = {
        _("Added"): [locale.number(_sum(row["changes"], 0)) for row in rows],
        _("Changed"): [locale.number(_sum(row["changes"], 1)) for row in rows],
        _("Removed"): [locale.number(_sum(row["changes"], 3)) for row in rows],
        _("Errors"): [locale.number(row["errors"]) for row in rows],
        _("Warnings"): [locale.number(row["warnings"]) for row in rows],
    }
    table(pd.DataFrame(words | numbers), _("Log of loads"), numbers)
    undo_load(view, found)


def _files(files: list[dict]) -> str:
    names = [f"{file['name']} ({file['sha256'][:8]})" for file in files]
    return ", ".join(names[:4]) + (" …" if len(names) > 4 else "")


def _sum(changes: dict[str, list[int]], place: int) -> int:
    """Of one kind of change, over all tables; older entries do not count what was removed."""
    return sum(sum(numbers[place : place + 1]) for numbers in changes.values())
