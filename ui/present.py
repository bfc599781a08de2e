"""Presentation: one exhibit at a time on a wall, then the postulates that await a decision.

The URL holds where one is (`view=present`, `part`, `slide`), so the back button returns.
"""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from catalogue import EXHIBITS, PAGE_TITLES
from charts import Column, Exhibit, marked
from charts.render.plotly import on_wall
from data_access import postulates
from data_access.engine import version
from data_access.failures import FAILURES
from data_access.health import reading
from domain.address import MODE, ON_WALL, PART, SECTOR, SLIDE, joined
from domain.vocabulary import Status
from ui import session
from ui.address import asked, tied, write
from ui.exhibit import CONFIG, exhibit_table
from ui.postulate import facts_line, past, request
from ui.text import plain
from ui.view import View, presenting

_STYLE = """<style>
.st-key-wall_head, .st-key-wall_table, .st-key-wall_foot { zoom: 1.75 }
.st-key-wall_head { gap: 0; padding-bottom: 0.3rem }
.st-key-wall_head h1 { font-size: 1.1rem; padding: 0 }
@media (min-width: 1600px) and (min-height: 900px) {
  .st-key-wall_head, .st-key-wall_table { zoom: 2.3 }
}
[data-testid="stMainBlockContainer"] { max-width: none; padding: 0.6rem 1.2rem }
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] {
  min-height: calc(100vh - 2.4rem)
}
:has(> .st-key-wall_chart) { flex: 1 0 auto !important }
.st-key-wall_chart > *, .st-key-wall_chart [data-testid="stFullScreenFrame"],
.st-key-wall_chart [data-testid="stPlotlyChart"] {
  display: flex; flex-direction: column; flex: 1
}
[data-testid="stHeader"] { display: none }
</style>"""
"""No theme key enlarges one mode: the smallest text of a slide, 14 pixels, becomes 24.5."""
_REFRESH_SECONDS = 10
_MOST_POSTULATES = 200
_MOST_COLUMNS = 6
"""A table of more does not fit a projector's width."""
_MOST_ROWS = 8
_MOST_LINES = 12
_CHARACTERS = 22
"""In a line of a cell."""


def present_button(view: View, page: str) -> None:
    """From a page of exhibits to the wall, beginning with that page's."""
    _ = view.reader.locale.gettext
    first = next((key for key, entry in EXHIBITS.items() if entry.page == page), None)
    if first:
        st.button(
            _("Present"),
            icon=":material/slideshow:",
            help=_("One chart at a time, for the meeting room"),
            on_click=lambda: write({MODE: ON_WALL, SLIDE: first}),
        )


def present(view: View) -> None:
    """The slide that the URL asks for, and the controls to turn to another."""
    st.html(_STYLE)
    _refresh(view.version)
    if asked(PART) == "decisions":
        _decisions(view)
    else:
        _charts(view)


def _charts(view: View) -> None:
    exhibits = {key: view.exhibit(key) for key in EXHIBITS}
    shown = {key: exhibit for key, exhibit in exhibits.items() if not exhibit.empty}
    if not shown:
        _controls(view, [], [], "")
        _headline("", view.reader.locale.gettext("There is nothing to show in this scope."))
        return
    here = _here(list(shown))
    titles = [f"{_page_title(view, key)} – {exhibit.title}" for key, exhibit in shown.items()]
    _controls(view, list(shown), titles, here)
    _slide(view, shown[here])


def _slide(view: View, exhibit: Exhibit) -> None:
    """The takeaway as the headline, the chart as large as the screen."""
    _headline(exhibit.title, exhibit.takeaway or exhibit.title)
    if exhibit.chart is None:
        with st.container(key="wall_table"):
            legible = _legible(exhibit)
            exhibit_table(view, legible, _rows_that_fit(legible))
    else:
        figure = on_wall(view.figure(exhibit))
        st.html(f"<style>.st-key-wall_chart {{ min-height: {figure.layout.height}px }}</style>")
        with st.container(key="wall_chart", height="stretch"):
            st.plotly_chart(
                figure.update_layout(height=None),
                theme=None,
                height="stretch",
                config=CONFIG,
                key=f"slide_{exhibit.key}",
                alt=f"{exhibit.title}. {exhibit.takeaway}".strip(),
            )
    with st.container(key="wall_foot"):
        st.caption(plain(" · ".join(filter(None, [exhibit.note, view.scope_sentence]))))


def _legible(exhibit: Exhibit) -> Exhibit:
    """With as many columns as can be read from afar: those that the headline names before others,
    then those with marks."""
    first, *others = exhibit.columns
    rest = [column for column in others if exhibit.table[column.name].notna().any()]
    headline = exhibit.takeaway.casefold()

    def counts_less(column: Column) -> tuple[bool, bool]:
        return column.label.casefold() not in headline, not marked(exhibit.table, column)

    chosen = sorted(rest, key=counts_less)[: _MOST_COLUMNS - 1]
    return replace(exhibit, columns=(first, *(c for c in rest if c in chosen)))


def _rows_that_fit(exhibit: Exhibit) -> int:
    """As many as have room when long texts take several lines, three at the least."""
    texts = [c.name for c in exhibit.columns if c.kind == "text"]
    if not texts or exhibit.table.empty:
        return _MOST_ROWS
    longest = exhibit.table[texts].fillna("").map(len).max(axis=1)
    lines = -(-longest // _CHARACTERS)
    return int(min(_MOST_ROWS, max(3, _MOST_LINES // lines.mean())))


def _headline(above: str, headline: str) -> None:
    with st.container(key="wall_head"), st.container(key="said_slide", gap=None):
        if above and above != headline:
            st.caption(plain(above))
        st.title(plain(headline), anchor=False)


def _decisions(view: View) -> None:
    """The agenda: postulates presented and awaiting a decision, one at a time, by sector."""
    _ = view.reader.locale.gettext
    rows, whole = view.read(
        postulates.search, status=Status.PRESENTED.value, limit=_MOST_POSTULATES
    )
    if rows.empty:
        _controls(view, [], [], "")
        _headline("", _("No postulate awaits a decision in this scope."))
        return
    order = {code: n for n, code in enumerate(view.sector_names)}
    rows = rows.assign(place=[order.get(code, len(order)) for code in rows["sector"]])
    rows = rows.sort_values(["place", "submitted_on", "code"], ignore_index=True)
    codes = rows["code"].tolist()
    here = _here(codes)
    titles = [
        f"{view.sector_names.get(row.sector, row.sector)} – {row.title}"
        for row in rows.itertuples()
    ]
    _controls(view, codes, titles, here)
    sector = rows.loc[rows["code"] == here, "sector"].iloc[0]
    counts = view.read(postulates.by_sector).set_index("sector")[Status.PRESENTED.value]
    told = view.reader.locale.ngettext(
        "{sector}: {n} postulate awaits a decision",
        "{sector}: {n} postulates await a decision",
        int(counts[sector]),
        sector=view.sector_names.get(sector, sector),
    )
    if whole > len(rows):
        told += _(
            " · the {n} latest of {whole}", n=len(rows), whole=view.reader.locale.number(whole)
        )
    postulate = view.read(postulates.text_of, here).iloc[0]
    _headline(told, f"{postulate['code']} – {postulate['title']}")
    with st.container(key="wall_table"):
        request(view, postulate)
        st.caption(plain(facts_line(view, postulate)))
        past(view, postulate)


def _here(keys: Sequence[str]) -> str:
    return asked(SLIDE, keys) or keys[0]


def _controls(view: View, keys: list[str], titles: list[str], here: str) -> None:
    """Back and forth by buttons and arrow keys, contents, sector, the two parts, the way out."""
    _ = view.reader.locale.gettext
    place = keys.index(here) if keys else 0
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _turn(_("Previous"), ":material/arrow_back:", "Left", keys, place - 1)
        _turn(_("Next"), ":material/arrow_forward:", "Right", keys, place + 1)
        if keys:
            st.caption(f"{place + 1} / {len(keys)}", width="content")
        _contents(view, keys, titles, here)
        _sector(view)
        _part(view)
        st.button(_("End"), icon=":material/close:", shortcut="Esc", on_click=_end)


def _turn(label: str, icon: str, shortcut: str, keys: list[str], place: int) -> None:
    possible = 0 <= place < len(keys)
    st.button(
        label,
        icon=icon,
        key=f"turn_{shortcut}",
        shortcut=shortcut,
        disabled=not possible,
        on_click=lambda: write({SLIDE: keys[place]}) if possible else None,
    )


def _contents(view: View, keys: list[str], titles: list[str], here: str) -> None:
    names = dict(zip(keys, titles, strict=True))
    st.selectbox(
        view.reader.locale.gettext("Contents"),
        keys,
        format_func=lambda key: names.get(key, key),
        label_visibility="collapsed",
        width=160,
        **tied(SLIDE, here),
    )


def _sector(view: View) -> None:
    _ = view.reader.locale.gettext
    chosen = view.scope.sectors
    st.selectbox(
        _("Sector"),
        list(view.sector_names),
        index=None,
        format_func=view.sector_names.get,
        placeholder=_("All sectors"),
        label_visibility="collapsed",
        width=130,
        **tied(
            SECTOR,
            chosen[0] if len(chosen) == 1 else None,
            told=lambda code: joined([code] if code else []),
        ),
    )


def _part(view: View) -> None:
    _ = view.reader.locale.gettext
    names = {"charts": _("Charts"), "decisions": _("Postulates")}
    st.segmented_control(
        _("What is presented"),
        list(names),
        required=True,
        format_func=names.__getitem__,
        label_visibility="collapsed",
        **tied(PART, asked(PART, names) or "charts", drop=[SLIDE]),
    )


def _end() -> None:
    write({}, drop=[MODE, SLIDE, PART])


@st.fragment(run_every=_REFRESH_SECONDS)
def _refresh(seen: str) -> None:
    """Show the slide anew once the records have changed; a database away for a moment is let be."""
    if not presenting():
        return
    try:
        with reading(st.session_state[session.VIEW].url) as connection:
            changed = version(connection) != seen
    except FAILURES:
        return
    if changed:
        st.rerun()


def _page_title(view: View, key: str) -> str:
    return view.reader.locale.gettext(PAGE_TITLES[EXHIBITS[key].page])
