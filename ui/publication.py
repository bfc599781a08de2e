"""Texts that wait for a person before they may be public: cleared or redacted, with a reason."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from data_access.config import Misconfigured
from data_access.publication import Rules, rules
from data_access.publication.clearance import FORM, clearances
from data_access.publication.held_back import held_back
from domain.blank import is_blank
from domain.frames import records
from domain.personal import KIND_WORDS, FindingKind
from domain.text import one_line, shortened
from ui.escaping import escaped
from ui.person import may_load, may_record
from ui.recording.saving import begin_anew, forms_written, outcome, save
from ui.table import table
from ui.table_titles import TABLE_TITLES
from ui.view import View, seen

_MOST_SHOWN = 50
_LONGEST = 200
_Row = Mapping[str, Any]


def to_check(view: View) -> None:
    """What is held back, and the form that lets it out, for those who may write."""
    _, locale = view.reader.locale.gettext, view.reader.locale
    st.header(_("To be checked before publication"), anchor=False)
    try:
        found: pd.DataFrame = view.read(_held_back, rules())
    except Misconfigured as error:
        st.error(escaped(str(error)), icon=":material/error:")
        return
    outcome(view, FORM)
    if found.empty:
        st.success(_("No text is held back."), icon=":material/check:")
        return
    st.markdown(
        _(
            "These texts seem to hold data of persons. They are left out of the public site, the "
            "open data and the API until someone has looked at them."
        )
    )
    if may_load() or may_record():
        _form(view, found)
    table(_told(view, found.head(_MOST_SHOWN)), _("To be checked before publication"))
    if len(found) > _MOST_SHOWN:
        shown = locale.part(_MOST_SHOWN, len(found))
        st.caption(_("Texts shown: {shown}.", shown=shown))


def _told(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    _ = view.reader.locale.gettext
    return pd.DataFrame(
        {
            _("Where"): [escaped(_place(view, row)) for row in records(rows)],
            _("What was found"): [_kinds(view, kinds) for kinds in rows["kinds"]],
            _("Text"): [escaped(shortened(one_line(text), _LONGEST)) for text in rows["text"]],
        }
    )


def _form(view: View, found: pd.DataFrame) -> None:
    """Several texts are cleared at once; one alone may also be redacted."""
    _, known = view.reader.locale.gettext, seen(view)
    rows = {row["code"]: row for row in records(found)}
    key = f"clearing_{forms_written()}"
    with st.container(border=True):
        chosen = st.multiselect(
            _("Texts"),
            list(rows),
            format_func=lambda code: f"{_place(view, rows[code])}: {one_line(rows[code]['text'])}",
            key=f"{key}_texts",
            placeholder=_("choose"),
        )
        picked = [rows[code] for code in chosen]
        if len(picked) == 1:
            st.text(picked[0]["text"])
            proposal = picked[0]["redaction"]
            st.text_area(_("To be published instead"), proposal, key=f"{key}_{chosen[0]}")
        reason = st.text_input(
            _("Reason, for the journal"), key=f"{key}_reason", autocomplete="off"
        )
        without = is_blank(reason)
        with st.container(horizontal=True):
            st.button(
                _("Publish as it stands"),
                icon=":material/check:",
                disabled=without or not picked,
                on_click=_write,
                args=(view, rows, key, False, known),
            )
            st.button(
                _("Publish the redaction"),
                icon=":material/ink_eraser:",
                disabled=without or len(picked) != 1,
                on_click=_write,
                args=(view, rows, key, True, known),
            )


def _write(view: View, rows: Mapping[str, dict], key: str, redacted: bool, known: int) -> None:
    """Write what the form holds by now; a redaction is of one text. `rows`: of all, by code."""
    locale = view.reader.locale
    _ = locale.gettext
    if not (may_load() or may_record()):  # no longer: the button was drawn before
        return
    picked = [rows[code] for code in st.session_state[f"{key}_texts"]]
    if not picked or (redacted and len(picked) != 1):
        return
    redaction = st.session_state.get(f"{key}_{picked[0]['code']}", "") if redacted else None
    try:
        made = clearances(picked, st.session_state.get(f"{key}_reason", ""), redaction)
    except ValueError:
        st.toast(_("The reason and the redaction must say something."), icon=":material/error:")
        return
    said = locale.ngettext("{n} text may be published.", "{n} texts may be published.", len(made))
    labels = {"reason": _("Reason, for the journal"), "redaction": _("To be published instead")}
    save(view, {"clearances": made}, FORM, said, labels=labels, seen=known, then=begin_anew)


def _place(view: View, row: _Row) -> str:
    """«Postulaty W1 (× 3)»."""
    locale = view.reader.locale
    title = locale.gettext(TABLE_TITLES[str(row["table"])])
    places = int(str(row["places"]))
    more = f" (× {locale.number(places)})" if places > 1 else ""
    return f"{title} {row['record']}{more}"


def _kinds(view: View, kinds: Sequence[FindingKind]) -> str:
    return ", ".join(view.reader.locale.gettext(KIND_WORDS[kind]) for kind in kinds)


def _held_back(scope, connection, given: Rules) -> pd.DataFrame:
    return held_back(connection, scope.programme_id, given)
