"""Loads on the screen: their log, and, where it is allowed, a file tried and then loaded."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import streamlit as st

from data_access.config import database_url, uploads_allowed
from data_access.engine import read_engine, write_engine
from data_access.load import Changes, Loaded, Refused, Report, load
from data_access.load.log import loads
from data_access.load.marked import marked_copy
from locales import N_
from ui.table import table
from ui.table_titles import TABLE_TITLES
from ui.text import plain
from ui.view import View

_OUTCOMES = {"loaded": N_("loaded"), "refused": N_("refused")}
_MOST_TOLD = 100
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def log(view: View) -> None:
    """What was loaded when, by whom, from which files, with what outcome."""
    _, locale = view.reader.locale.gettext, view.reader.locale
    st.header(_("Log of loads"), anchor=False)
    with read_engine(view.url).connect() as connection:  # a refused load raises no revision
        found = loads(connection)
    if found.empty:
        st.info(_("Nothing has been loaded from files yet."), icon=":material/info:")
        return
    rows = found.to_dict("records")
    words = {
        _("When"): [locale.datetime(row["at"]) for row in rows],
        _("Who"): [plain(row["by"]) for row in rows],
        _("Files"): [plain(_files(row["files"])) for row in rows],
        _("Outcome"): [_(_OUTCOMES[outcome]) for outcome in found["outcome"]],
    }
    numbers = {
        _("Added"): [locale.number(_sum(row["changes"], 0)) for row in rows],
        _("Changed"): [locale.number(_sum(row["changes"], 1)) for row in rows],
        _("Errors"): [locale.number(row["errors"]) for row in rows],
        _("Warnings"): [locale.number(row["warnings"]) for row in rows],
    }
    table(pd.DataFrame(words | numbers), _("Log of loads"), numbers)


def upload(view: View) -> None:
    """A file is tried first, and written only once the reader has seen what would change.

    Only a hint where uploads are not allowed.
    """
    _ = view.reader.locale.gettext
    if not uploads_allowed():
        st.caption(_("Records are loaded on the server: python -m data_access load FOLDER"))
        return
    st.header(_("Load records"), anchor=False)
    sent = st.file_uploader(
        _("A workbook (XLSX), or the CSV files of a load"),
        type=["xlsx", "csv"],
        accept_multiple_files=True,
        key="upload",
    )
    replace = st.checkbox(_("Load the programme afresh: delete what is not in the files"))
    if not sent:
        return
    with _as_path(sent) as path:
        _tried(view, path, replace)


def _tried(view: View, path: Path, replace: bool) -> None:
    _ = view.reader.locale.gettext
    engine = write_engine(database_url())
    try:
        with st.spinner(_("Checking …")):
            trial = load(engine, path, replace=replace, dry_run=True)
    except Refused as refused:
        st.error(
            _("Correct the items listed and send the files again."),
            title=_("The files are refused; nothing is written."),
            icon=":material/block:",
        )
        _told(view, refused.report, path)
        return
    _preview(view, trial)
    _told(view, trial.report, path)
    if st.button(_("Load"), icon=":material/upload:"):
        bar = st.progress(0.0, _("Loading …"))
        load(
            engine,
            path,
            replace=replace,
            by=_who(),
            progress=lambda done, total: bar.progress(done / total, _("Loading …")),
        )
        bar.empty()
        st.success(_("The records are loaded."), icon=":material/check:")


def _preview(view: View, trial: Loaded) -> None:
    _, number = view.reader.locale.gettext, view.reader.locale.number
    st.subheader(_("What would change"), anchor=False)
    titles = [TABLE_TITLES[name] for name in trial.changes]
    changes: list[Changes] = list(trial.changes.values())
    numbers = {
        _("Added"): [number(of.added) for of in changes],
        _("Changed"): [number(of.changed) for of in changes],
        _("Unchanged"): [number(of.unchanged) for of in changes],
    }
    words = {_("Table"): [_(title) for title in titles]}
    table(pd.DataFrame(words | numbers), _("What would change"), numbers)


def _told(view: View, report: Report, path: Path) -> None:
    """The report, and the copy of the input with the bad cells marked."""
    locale = view.reader.locale
    _ = locale.gettext
    if not report.errors and not report.warnings:
        return
    errors, warnings = report.error_messages(), report.warning_messages()
    for messages, words in (
        (errors, locale.ngettext("{n} error", "{n} errors", len(errors))),
        (warnings, locale.ngettext("{n} warning", "{n} warnings", len(warnings))),
    ):
        if messages:
            with st.expander(words, expanded=messages is errors):
                st.text("\n".join(message.told(locale) for message in messages[:_MOST_TOLD]))
                if len(messages) > _MOST_TOLD:
                    rest = locale.number(len(messages) - _MOST_TOLD)
                    st.caption(_("… and {rest} more", rest=rest))
    st.download_button(
        _("Copy with the bad cells marked (XLSX)"),
        data=marked_copy(path, report, locale),
        file_name=_("to be corrected") + ".xlsx",
        mime=_XLSX,
        on_click="ignore",
        icon=":material/download:",
    )


@contextmanager
def _as_path(sent: list) -> Iterator[Path]:
    """The uploaded files in a folder of their own; a workbook alone is the path itself."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in sent:
            (folder / Path(file.name).name).write_bytes(file.getbuffer())
        files = list(folder.iterdir())
        yield files[0] if len(files) == 1 else folder


def _who() -> str:
    """The signed-in reader, where the app asks for a sign-in."""
    return str(st.user.get("email") or st.user.get("name") or "www")


def _files(files: list[dict]) -> str:
    names = [f"{file['name']} ({file['sha256'][:8]})" for file in files]
    return ", ".join(names[:4]) + (" …" if len(names) > 4 else "")


def _sum(changes: dict[str, list[int]], place: int) -> int:
    return sum(numbers[place] for numbers in changes.values())
