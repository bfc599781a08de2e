"""What is compared with what: the reader's choice above the exhibits, kept in the address."""

from datetime import date

import streamlit as st

from catalogue import comparison
from catalogue.comparison import earlier_day, other_programme, pair, programme_choice
from charts.comparison import COURSES
from data_access.scope import last_day
from domain.address import AGAINST, AS_OF, EARLIER, EARLIEST, LATEST, PAIR, joined
from ui.address import asked_compared, tied
from ui.escaping import escaped
from ui.exhibit import show
from ui.view import View


def two_days(view: View) -> None:
    """The earlier day and the later one, which is the as-of date of the whole page."""
    _ = view.reader.locale.gettext
    as_of = view.scope.as_of
    earlier = min(asked_compared().earlier or earlier_day(view), as_of)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input(
            _("Earlier day"),
            min_value=EARLIEST,
            max_value=as_of,
            format=view.reader.locale.typed_date,
            width=220,
            **tied(EARLIER, earlier, told=date.isoformat),
        )
        st.date_input(
            _("Later day"),
            min_value=EARLIEST,
            max_value=LATEST,
            format=view.reader.locale.typed_date,
            width=220,
            help=_("The as-of date of every page: what is known of that day."),
            **tied(
                AS_OF,
                as_of,
                place="later_",
                told=lambda day: day.isoformat() if day != last_day(view.programme) else "",
                beside={**view.params, EARLIER: earlier.isoformat()},
            ),
        )
    show(view, "two_days", comparison.two_days(view, earlier))


def two_sectors(view: View) -> None:
    chosen = pair(view, asked_compared().pair)
    if len(chosen) == 2:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for n in (0, 1):
                _sector(view, chosen, n)
    show(view, "two_sectors", comparison.two_sectors(view, chosen))
    for measure in COURSES if len(chosen) == 2 else ():
        key = f"sector_{measure}"
        show(view, key, comparison.sector_course(view, measure, chosen))


def _sector(view: View, chosen: tuple[str, ...], n: int) -> None:
    """One of the two; the other one's sector is not among its choices."""
    _, names = view.reader.locale.gettext, view.sector_names
    other = chosen[1 - n]

    def told(code: str) -> str:
        return joined((code, other) if n == 0 else (other, code))

    st.selectbox(
        _("First sector") if n == 0 else _("Second sector"),
        [code for code in names if code != other],
        format_func=names.__getitem__,
        width=320,
        **tied(PAIR, chosen[n], place=f"{n}_", told=told),
    )


def two_programmes(view: View) -> None:
    other = other_programme(view, asked_compared().against)
    names = programme_choice(view)
    code = other.code if other else ""
    if len(names) > 1:
        st.selectbox(
            view.reader.locale.gettext("Compared with"),
            list(names),
            format_func=names.__getitem__,
            **tied(AGAINST, code),
        )
    elif other:
        told = view.reader.locale.gettext("Compared with: {programme}", programme=names[code])
        st.markdown(escaped(told))
    show(view, "two_programmes", comparison.two_programmes(view, code))
    for measure in COURSES if other else ():
        key = f"programme_{measure}"
        show(view, key, comparison.programme_course(view, measure, code))
