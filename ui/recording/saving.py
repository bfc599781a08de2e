"""What a form gives is written; what came of it is said, and can be taken back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import streamlit as st

from data_access.engine import Busy, write_engine
from data_access.journal.refusal import NotUndone
from data_access.journal.undo import undo
from data_access.load.problems import Problem
from data_access.writes import Conflict, Refused, SentRows, write
from domain.address import AS_OF
from domain.clock import local, today
from locales import Locale
from ui.address import write_address
from ui.escaping import escaped
from ui.person import actor
from ui.session import FORMS_WRITTEN, OUTCOME, SAID_AT
from ui.view import View

_ICONS = {
    "written": ":material/check:",
    "undone": ":material/undo:",
    "refused": ":material/block:",
    "conflict": ":material/group:",
}


@dataclass(frozen=True)
class SaveOutcome:
    """`told` is written already, in the reader's language; `revision` is the one to take back;
    `again` writes over what others have written meanwhile; `day`: of what was written, unseen
    before it."""

    kind: Literal["written", "refused", "conflict", "undone"]
    title: str
    told: str = ""
    revision: int = 0
    again: Callable[[], None] | None = None
    day: date | None = None


def save(
    view: View,
    tables: SentRows,
    form: str,
    said: str,
    *,
    labels: Mapping[str, str],
    seen: int | None,
    then: Callable[[], object] = lambda: None,
    day: date | None = None,
) -> bool:
    """Write the rows; whether they are written. To be called before a run of the page shows them.

    `said` is the sentence for those who wrote. `labels`: column → what the form calls it. `seen`:
    the revision that the form was filled in on. `then`: what follows once they are written, at once
    or all the same. `day`: on which what is written happened, where the rows name one.
    """
    _ = view.reader.locale.gettext

    def again() -> None:
        save(view, tables, form, said, labels=labels, seen=None, then=then, day=day)

    try:
        engine = write_engine(view.url)
        done = write(engine, view.programme.code, tables, by=actor(), form=form, seen=seen)
    except Refused as refused:
        told = _problems(refused.report.errors, labels, view.reader.locale)
        _tell(SaveOutcome("refused", _("Not written."), told))
    except Conflict as conflict:
        _tell(
            SaveOutcome(
                "conflict",
                _("Others have written this record meanwhile. Your text is kept here."),
                _others(conflict, view.reader.locale),
                again=again,
            )
        )
    except Busy:
        _tell(SaveOutcome("refused", _("Not written."), _("Someone else is writing. Try again.")))
    else:
        told = _problems(done.report.warnings, labels, view.reader.locale)
        _tell(SaveOutcome("written", said, told, done.revision, day=day))
        then()
        return True
    return False


def refuse(title: str, told: str) -> None:
    """Say that nothing was written, and why, where the form says what came of it."""
    _tell(SaveOutcome("refused", title, told))


def take_back(view: View, revision: int, what: str) -> None:
    """Undo the revision, or say why it cannot be. `what` it wrote, in the reader's words."""
    _ = view.reader.locale.gettext
    try:
        undo(write_engine(view.url), revision, by=actor())
    except (NotUndone, Busy) as refused:
        told = refused.told(view.reader.locale) if isinstance(refused, NotUndone) else ""
        _tell(SaveOutcome("refused", _("Not taken back."), told))
    else:
        _tell(SaveOutcome("undone", _("Taken back: {what}", what=what)))


def outcome(view: View, form: str) -> None:
    """What came of the last writing, with the way back, on the `form` that wrote: the first that is
    drawn after it."""
    _ = view.reader.locale.gettext
    found: SaveOutcome | None = st.session_state.get(OUTCOME)
    if found is None or st.session_state.setdefault(SAID_AT, form) != form:
        st.session_state.pop(OUTCOME, None)
        return
    show = {"written": st.success, "undone": st.info, "refused": st.error, "conflict": st.warning}
    with st.container(key="said_outcome", horizontal=True, vertical_alignment="center"):
        told = escaped(f"{found.title} {found.told}".strip())
        show[found.kind](told, icon=_ICONS[found.kind], width="stretch")
        if found.revision:
            st.button(
                _("Take it back"),
                icon=":material/undo:",
                key="take_back",
                on_click=take_back,
                args=(view, found.revision, found.title),
            )
        if found.day and view.scope.as_of < found.day <= today():
            show_as_of(view, found.day)
        if found.again:
            st.button(_("Write it all the same"), key="write_again", on_click=found.again)


def show_as_of(view: View, day: date) -> None:
    """A button: what lies after the as-of date is seen from its own day on."""
    locale = view.reader.locale
    st.button(
        locale.gettext("Show the records as of {date}", date=locale.date(day)),
        icon=":material/event:",
        on_click=lambda: write_address({AS_OF: day.isoformat()}),
    )


def forms_written() -> int:
    """How many forms were written in this session: inputs of the next one are new ones."""
    return st.session_state.get(FORMS_WRITTEN, 0)


def begin_anew() -> None:
    """A form was written: the next one is empty."""
    st.session_state[FORMS_WRITTEN] = forms_written() + 1


def _tell(found: SaveOutcome) -> None:
    st.session_state[OUTCOME] = found
    st.session_state.pop(SAID_AT, None)


def _problems(problems: list[Problem], labels: Mapping[str, str], locale: Locale) -> str:
    """«Data: „jutro” – nie jest datą», one after the other."""
    return " ".join(_problem(problem, labels, locale) for problem in problems)


def _problem(problem: Problem, labels: Mapping[str, str], locale: Locale) -> str:
    field = labels.get(problem.column, problem.column)
    met = locale.gettext("“{value}”", value=problem.value) + " – " if problem.value else ""
    why = problem.why(locale)
    return f"{field}: {met}{why}." if field else f"{met}{why}."


def _others(conflict: Conflict, locale: Locale) -> str:
    told = [
        locale.gettext(
            "{record}: written at {at} by {who}.",
            record=later.record,
            at=locale.datetime(local(later.at)),
            who=later.by or "—",
        )
        for later in conflict.later
    ]
    return " ".join(told)
