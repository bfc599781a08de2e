"""Why more or fewer came: of which team and between which two of its meetings, and to whom."""

import streamlit as st

from catalogue.turnover import meetings_with_list, turnover, usual_pair
from charts import Column
from data_access import attendance
from domain.address import Target
from domain.filters import FILTERS
from ui.address import asked_word, tied
from ui.escaping import escaped
from ui.exhibit import show
from ui.organisation import organisation_drawer
from ui.record_list import page_of_rows, record_list
from ui.view import View

TEAM, FROM_MEETING, TO_MEETING, DID = "team", "from_meeting", "to_meeting", "why"


def why_it_changed(view: View) -> None:
    """The choice, the exhibit, the organisations behind each step; a row opens an organisation."""
    pair = _pair(view)
    show(view, "turnover", turnover(view, pair))
    if pair:
        _organisations(view, pair)
    label = view.reader.locale.gettext("Organisations that stopped coming")
    st.page_link(
        "participation.py",
        label=f":blue[{escaped(label)}]",
        icon=":material/person_off:",
        query_params=view.link(Target("participation", filters={"list": "stopped"})),
    )
    organisation_drawer(view)


def _pair(view: View) -> tuple[str, str] | None:
    """Two meetings of the chosen team, in order of time, from the address."""
    _ = view.reader.locale.gettext
    met = meetings_with_list(view)
    teams = list(dict.fromkeys(met["team"]))
    pair = usual_pair(view, asked_word(TEAM, teams))
    if pair is None:
        return None
    team = str(met.set_index("code").loc[pair[0], "team"])
    own = met[met["team"] == team]
    names = {row["code"]: _meeting(view, row) for row in own.to_dict("records")}
    codes = list(names)
    later = asked_word(TO_MEETING, codes[1:]) or pair[1]
    before = codes[: codes.index(later)]
    earlier = asked_word(FROM_MEETING, before) or before[-1]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            _("Team"),
            teams,
            format_func=lambda code: view.team_names.get(str(code), str(code)),
            **tied(TEAM, team, drop=[FROM_MEETING, TO_MEETING, DID]),
        )
        for label, word, chosen, options in (
            (_("Earlier meeting"), FROM_MEETING, earlier, before),
            (_("Later meeting"), TO_MEETING, later, codes[1:]),
        ):
            st.selectbox(
                label,
                options,
                format_func=names.__getitem__,
                **tied(word, chosen, beside={TEAM: team}, drop=[DID]),
            )
    return earlier, later


def _meeting(view: View, row: dict) -> str:
    locale = view.reader.locale
    came = locale.gettext("present: {n}", n=locale.number(row["attended"]))
    return f"{locale.date(row['starts_on'])} · {row['code']} · {came}"


def _organisations(view: View, pair: tuple[str, str]) -> None:
    _ = view.reader.locale.gettext
    rows = view.read(attendance.turnover, *pair)
    known = FILTERS["attendance"][DID]
    names = {why: _(told) for why, told in known.values.items() if (rows["why"] == why).any()}
    st.header(_("Organisations"), anchor=False)
    did = asked_word(DID, names)
    st.selectbox(
        _(known.label),
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=_("all"),
        **tied(DID, did or None),
    )
    rows = rows[rows["why"] == did] if did else rows
    rows = rows.assign(title=rows["name"], did=[names[why] for why in rows["why"]])
    record_list(
        view,
        "turnover_organisations",
        _("Organisations"),
        page_of_rows(rows),
        [
            Column("name", _("Name")),
            Column("did", _("What it did")),
            Column("legal_form", _("Legal form")),
            Column("district", _("District")),
            Column("code", _("Code")),
            *(Column(name, name.upper()) for name in ("krs", "nip", "regon")),
        ],
        widths={"name": 330, "did": 240},
        opens="participation",
        empty=_("No organisation found."),
    )
