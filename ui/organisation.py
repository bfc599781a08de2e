"""One organisation in a drawer: who it is, its meetings, its postulates, its first and last act."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.labels import label
from data_access import profile
from ui.escaping import escaped
from ui.record_history import entry_history
from ui.record_list import drawer, opened_record
from ui.table import table
from ui.view import View

_PAGE = "participation"
_TICK = {True: "✓", False: "–"}


def organisation_drawer(view: View) -> None:
    """Shows the organisation that the URL asks for; an unknown code is said to be unknown."""
    code = opened_record(_PAGE)
    if not code:
        return
    _ = view.reader.locale.gettext
    found = view.read(profile.profile, code)
    if found.empty:
        st.warning(_("No organisation {code}.", code=escaped(code)))
        return
    organisation = found.iloc[0]
    drawer(view, organisation["name"], _PAGE, lambda: _body(view, organisation))


def _body(view: View, organisation: pd.Series) -> None:
    _ = view.reader.locale.gettext
    told = {
        escaped(name): escaped(text)
        for name, text in _facts(view, organisation).items()
        if isinstance(text, str) and text
    }
    rows = pd.DataFrame({"": told.keys(), " ": told.values()}).set_index("")
    st.table(rows, hide_header=True, border="horizontal", alt=_("Details"))
    _meetings(view, organisation["code"])
    _postulates(view, organisation["code"])
    st.caption(_("Over the whole consultation, whatever sectors and period are chosen."))
    entry_history(view, "organisations", organisation["code"])


def _facts(view: View, organisation: pd.Series) -> dict[str, object]:
    locale = view.reader.locale
    _ = locale.gettext
    names = view.sector_names
    declared = [names.get(code, code) for code in str(organisation["sectors"]).split(",") if code]
    benefit = organisation["public_benefit"]
    return {
        _("Code"): organisation["code"],
        "KRS": organisation["krs"],
        "NIP": organisation["nip"],
        "REGON": organisation["regon"],
        _("Number in the city's register"): organisation["register_number"],
        _("Legal form"): organisation["legal_form"],
        _("District"): organisation["district"],
        _("Public-benefit status"): "" if pd.isna(benefit) else _("yes") if benefit else _("no"),
        _("Declared sectors"): ", ".join(declared),
        _("Acts"): locale.number(organisation["acts"]),
        _("First act"): _day(view, organisation["first_act"]),
        _("Last act"): _day(view, organisation["last_act"]),
    }


def _day(view: View, day: Any) -> str:
    return "" if pd.isna(day) else view.reader.locale.date(day)


def _meetings(view: View, code: str) -> None:
    locale = view.reader.locale
    _ = locale.gettext
    rows = view.read(profile.meetings_of, code)
    st.header(_("Meetings"), anchor=False)
    if rows.empty:
        st.markdown(_("On no meeting's list."))
        return
    teams = [view.team_names.get(team, str(team)) for team in rows["team"]]
    listed = pd.DataFrame(
        {
            _("Day"): [locale.date(day) for day in rows["starts_on"]],
            _("Team"): [escaped(team) for team in teams],
            _("State"): [escaped(label(locale, status)) for status in rows["status"]],
            _("Invited"): rows["invited"].map(_TICK),
            _("Registered"): rows["registered"].map(_TICK),
            _("Attended"): rows["attended"].map(_TICK),
        }
    )
    table(listed, _("Meetings"))


def _postulates(view: View, code: str) -> None:
    locale = view.reader.locale
    _ = locale.gettext
    rows = view.read(profile.own_postulates, code)
    st.header(_("Postulates"), anchor=False)
    if rows.empty:
        st.markdown(_("Neither submitted nor supported any."))
        return
    listed = pd.DataFrame(
        {
            _("Code"): [escaped(code) for code in rows["code"]],
            _("Title"): [escaped(title) for title in rows["title"]],
            _("Role"): [_("submitter") if own else _("supporter") for own in rows["author"]],
            _("Status"): [escaped(label(locale, status)) for status in rows["status"]],
            _("Submitted on"): [locale.date(day) for day in rows["submitted_on"]],
        }
    )
    table(listed, _("Postulates"))
