"""Postulates on the screen: key figures, the searchable list, and one of them in a drawer."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from charts.exhibit import Column
from charts.labels import label, short, votes
from data_access import postulates as reads
from domain.address import Target
from domain.blank import is_blank
from domain.filters import UNRECORDED
from domain.survival import Doubt, doubt
from domain.vocabulary import JUSTIFICATION_DUE
from locales import N_, Locale
from ui.address import asked_target
from ui.escaping import escaped
from ui.filters import filter_boxes, order_box, search_box
from ui.kpi import Kpi, four_weeks_before, indicator_kpi, share_kpi, signed_difference
from ui.record_history import entry_history
from ui.record_links import link
from ui.record_list import drawer, opened_record, record_list
from ui.table import table
from ui.view import View

_PAGE = "postulates"


def postulate_figures(view: View) -> list[Kpi]:
    """All, overdue, decided, accepted, justified, median days to a decision."""
    locale = view.reader.locale
    now = view.read(reads.total).iloc[0]
    before = view.read(reads.total, scope=four_weeks_before(view.scope)).iloc[0]
    opened = {
        "postulates": Target(_PAGE, whole=True),
        "overdue": Target(_PAGE, filters={"deadline": "overdue"}),
    }
    counts = [
        indicator_kpi(
            view,
            key,
            locale.number(now[key]),
            change=signed_difference(locale, now[key] - before[key]),
            target=target,
            opens=int(now[key]),
        )
        for key, target in opened.items()
    ]
    shares = [
        share_kpi(view, key, now, before)
        for key in ("decided_share", "acceptance_rate", "justified_share")
    ]
    return [*counts, *shares, _time_to_decision(view, now["days_to_decision_median"])]


_NO_MEDIAN = {
    Doubt.NONE: N_("nothing decided yet"),
    Doubt.ONE_DATE: N_("all on one date: not measurable"),
    Doubt.FEW: N_("too few to estimate"),
    Doubt.NOT_YET: N_("fewer than half decided"),
}


def _time_to_decision(view: View, median: float) -> Kpi:
    """The median, or why it is not told."""
    locale = view.reader.locale
    why = doubt(view.read(reads.waits), median)
    if why:
        kpi = indicator_kpi(view, "days_to_decision", locale.number(None))
        return replace(kpi, below=locale.gettext(_NO_MEDIAN[why]))
    days = locale.ngettext("{n} day", "{n} days", int(median))
    kpi = indicator_kpi(view, "days_to_decision", days, target=Target(_PAGE, "course"))
    return replace(kpi, below=locale.gettext("median"))


def postulate_list(view: View) -> None:
    """Search, filters and order, one page of what fits; a click opens the drawer."""
    locale = view.reader.locale
    _ = locale.gettext
    columns = [
        Column("code", _("Code")),
        Column("days_over", _("Days overdue"), "count"),
        Column("title", _("Title")),
        Column("status", _("Status")),
        Column("deadline", _("Deadline"), "date"),
        Column("days_in_present_status", _("Days in this status"), "count"),
        Column("stuck", _("Longer than usual"), "flag"),
        Column("sector_name", _("Sector")),
        Column("submitted_on", _("Submitted on"), "date"),
        Column("department", _("Responsible unit")),
        Column("author", _("Submitter")),
    ]
    heading = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = search_box(_("Find a postulate"), _("words of the title, text or author"))
        texts = {
            "department": lambda: _units(view),
            "topic": lambda: {one: one for one in view.read(reads.topics)["topic"].dropna()},
            "submitted_week": lambda: _weeks(view),
            "decided_week": lambda: _weeks(view),
        }
        wanted = filter_boxes(view, _PAGE, texts)
        order = order_box(view, columns, reads.POSTULATE_ORDERS)
    narrowed = bool(wanted or text)
    title = _("Postulates found") if narrowed else _("All postulates")
    heading.header(title, anchor=False)

    def read(limit: int, offset: int) -> tuple[pd.DataFrame, int]:
        rows, total = view.read(
            reads.search, text=text, order=order, limit=limit, offset=offset, **wanted
        )
        names = [view.sector_names.get(code, code) for code in rows["sector"]]
        states = [short(locale, status) for status in rows["status"]]
        return rows.assign(sector_name=names, status=states), total

    record_list(
        view, "postulates", title, read, columns,
        widths={"title": 330, "sector_name": 170, "department": 190},
        orders=reads.POSTULATE_ORDERS, opens=_PAGE, empty=_("No postulate found."),
        whole=int(view.read(reads.total).iloc[0]["postulates"]) if narrowed else None,
    )  # fmt: skip


def _units(view: View) -> dict[str, str]:
    """Every responsible unit, and that of those which have none."""
    units = view.read(reads.by_department)["department"]
    nobody = {UNRECORDED: view.reader.locale.gettext("no responsible unit")}
    return {unit: unit for unit in units.dropna()} | (nobody if units.isna().any() else {})


def _weeks(view: View) -> dict[str, str]:
    weeks = view.read(reads.weekly)["week"]
    return {day.isoformat(): view.reader.locale.date(day) for day in weeks}


def postulate_drawer(view: View) -> None:
    """Shows the postulate that the URL asks for; an unknown code is said to be unknown."""
    code = opened_record(_PAGE)
    if not code:
        return
    _ = view.reader.locale.gettext
    found = view.read(reads.text_of, code)
    if found.empty:
        st.warning(_("No postulate {code} in this scope.", code=escaped(code)))
        return
    postulate = found.iloc[0]
    drawer(view, postulate["title"], _PAGE, lambda: postulate_details(view, postulate))


def postulate_details(view: View, postulate: pd.Series) -> None:
    """All about one postulate: what it asks for, facts, and what came of it."""
    _ = view.reader.locale.gettext
    request(view, postulate)
    facts = {_("Code"): postulate["code"], **_facts(view, postulate)}
    shown = {escaped(name): escaped(text) for name, text in facts.items() if isinstance(text, str)}
    rows = pd.DataFrame({"": shown.keys(), " ": shown.values()}).set_index("")
    st.table(rows, hide_header=True, border="horizontal", alt=_("Details"))
    past(view, postulate)
    entry_history(view, "postulates", postulate["code"])


def request(view: View, postulate: pd.Series) -> None:
    """Where the postulate stands, and its text."""
    with st.container(horizontal=True, gap="small"):
        badges(view, postulate)
    if not is_blank(postulate["text"]):
        st.text(postulate["text"])


def badges(view: View, postulate: pd.Series) -> None:
    """Its status, and for how long it is overdue."""
    st.badge(escaped(label(view.reader.locale, postulate["status"])), color="blue")
    if pd.notna(postulate["days_over"]):
        st.badge(_overdue(view, int(postulate["days_over"])), color="red")


def facts_line(view: View, postulate: pd.Series) -> str:
    """Who asked whom, when, and by when an answer is due."""
    facts = _facts(view, postulate)
    return " · ".join(f"{name}: {text}" for name, text in facts.items() if isinstance(text, str))


def past(view: View, postulate: pd.Series) -> None:
    """History, supporters, provisions, similar ones."""
    _ = view.reader.locale.gettext
    st.header(_("History"), anchor=False)
    table(_history(view, postulate["code"]), _("History"))
    _names(_("Supporters"), view.read(reads.supporters, postulate["code"]), "name")
    provisions = view.read(reads.provisions_of, postulate["code"])
    provisions = provisions.assign(name=provisions["provision"] + " – " + provisions["title"])
    _names(_("Provisions of the programme"), provisions, "name")
    _similar(view, postulate["code"])


def _similar(view: View, code: str) -> None:
    """Links, each of which opens its postulate in the same list."""
    alike = view.read(reads.similar, code)
    if alike.empty:
        return
    st.header(view.reader.locale.gettext("See similar ones"), anchor=False)
    here = asked_target(_PAGE)
    with st.container(key="similar", gap="xxsmall"):
        for row in alike.to_dict("records"):
            sector = view.sector_names.get(row["sector"], "")
            told = f"{row['code']} – {row['title']} ({sector})"
            link(view, told, replace(here, record=row["code"]))


def _overdue(view: View, days: int) -> str:
    return view.reader.locale.ngettext("{n} day overdue", "{n} days overdue", days)


def _facts(view: View, postulate: pd.Series) -> dict[str, str | None]:
    locale = view.reader.locale
    _ = locale.gettext
    return {
        _("Sector"): view.sector_names.get(postulate["sector"], postulate["sector"]),
        _("Submitter"): postulate["author"],
        _("Responsible unit"): postulate["department"],
        _("Area"): label(locale, postulate["area"]),
        _("Channel"): label(locale, postulate["channel"]),
        _("Submitted on"): locale.date(postulate["submitted_on"]),
        _("Response deadline"): locale.date(postulate["deadline"]),
    }


def _history(view: View, code: str) -> pd.DataFrame:
    locale = view.reader.locale
    _ = locale.gettext
    history = view.read(reads.history, code)
    run = (history["status"] != history["status"].shift()).cumsum()
    blank = history["justification"].map(is_blank).groupby(run).transform("all")
    rows = history.assign(unexplained=blank & history["status"].isin(JUSTIFICATION_DUE))
    reasons = [escaped(_reason(row, locale)) for row in rows.to_dict("records")]
    columns = {
        _("Day"): [locale.date(day) for day in history["changed_on"]],
        _("Status"): [escaped(label(locale, status)) for status in history["status"]],
    }
    if any(reasons):
        columns[_("Justification")] = reasons
    voted = [escaped(votes(locale, row)) for row in rows.to_dict("records")]
    if any(voted):
        columns[_("Votes")] = voted
    return pd.DataFrame(columns)


def _reason(change: dict, locale: Locale) -> str:
    """The justification and the postulate merged into; says so where one is due and missing."""
    given = [
        change[name] for name in ("justification", "merged_into") if not is_blank(change[name])
    ]
    unexplained = [locale.gettext("no justification")] if change["unexplained"] else []
    return " → ".join([*unexplained, *given])


def _names(title: str, rows: pd.DataFrame, column: str) -> None:
    if rows.empty:
        return
    st.header(title, anchor=False)
    st.markdown("\n".join(f"- {escaped(name)}" for name in rows[column]))
