"""What is said of the dashboard alone."""

from html import escape

from locales import Locale
from reports.statement.markup import html_heading, html_list, paragraphs
from reports.statement.operator import Statement
from reports.statement.shared_sections import Limit, limits, preparation


def about_dashboard(given: Statement, locale: Locale) -> str:
    """Status and known failures, how they were found, aids and keys."""
    return (
        limits(_limits(locale), locale)
        + _preparation(given, locale)
        + _facilities(locale)
        + _keys(locale)
    )


def _limits(locale: Locale) -> list[Limit]:
    _ = locale.gettext
    return [
        Limit(
            _("Long lists with a search"),
            "2.1.1, 1.3.1",
            _(
                "By keyboard a row is chosen with Shift+Space only, and the rows cannot be sorted. "
                "A screen reader gets only the rows that are in sight of the list's window."
            ),
            _(
                "The Streamlit library, with which the dashboard is built, draws such a list as an "
                "image."
            ),
            _(
                "The box “{open}” under each list opens any record of that page of the list. The "
                "search and the boxes above narrow the list, and the CSV file holds the same rows.",
                open=_("Open…"),
            ),
        ),
        Limit(
            _("Marks of charts"),
            "2.1.1",
            _(
                "A click on a bar, a point or another mark narrows the page to it. That works by "
                "mouse or touch, not by keyboard."
            ),
            _("The Plotly library draws charts as images whose parts the keyboard does not reach."),
            _(
                "The boxes above the lists and the button “{scope}” narrow the page in the same "
                "way.",
                scope=_("Change scope"),
            ),
        ),
        Limit(
            _("Values beside the pointer on a chart"),
            "1.4.13",
            _("The box with a value that appears under the pointer does not close with Escape."),
            _("The Plotly library closes it only when the pointer moves away."),
            _("The chart's table holds the same values."),
        ),
        Limit(
            _("Announcements of the Streamlit library"),
            "3.1.2",
            _("On the Polish pages a screen reader may read some of them in English."),
            _(
                "The library knows its own words in English only; the dashboard replaces those "
                "that it finds."
            ),
            _("Whatever the dashboard itself says is in the language chosen on the page."),
        ),
    ]


def _preparation(given: Statement, locale: Locale) -> str:
    _ = locale.gettext
    return preparation(
        given,
        locale,
        _(
            "The statement is based on a self-assessment. The makers of the dashboard checked "
            "it with the program axe-core, in both languages and in the light and the dark "
            "theme; by keyboard alone; and in the browser's accessibility tree."
        ),
        _(
            "The makers tested it neither with persons with disabilities nor with the screen "
            "reader NVDA."
        ),
    )


def _facilities(locale: Locale) -> str:
    _ = locale.gettext
    return (
        html_heading(_("Aids, limits and other information"))
        + html_heading(_("Charts"), "h3")
        + paragraphs(
            _(
                "Each chart has a heading, its main finding as a sentence, and a table with the "
                "same data. The switch “{chart} / {table}” above the chart leads to the table: "
                "from the heading press Tab once (twice where the heading has the button "
                "“{help}”), then the right arrow until “{table}”, then the space bar.",
                chart=_("Chart"),
                table=_("Table"),
                help=_("Explanation"),
            )
        )
        + html_heading(_("Presentation mode"), "h3")
        + paragraphs(
            _(
                "The arrow keys turn the slides. A screen reader in browse mode keeps these keys "
                "for itself; the buttons “{previous}” and “{next}” do the same.",
                previous=_("Previous"),
                next=_("Next"),
            )
        )
    )


def _keys(locale: Locale) -> str:
    _ = locale.gettext
    keys = {
        "←": _("presentation: the previous slide"),
        "→": _("presentation: the next slide"),
        "Esc": _("presentation: the end"),
        _("Shift+Space"): _("long list: open the record in the row reached with the arrow keys"),
    }
    return (
        html_heading(_("Keyboard shortcuts"))
        + paragraphs(_("Beside the browser's usual keys the dashboard has these:"))
        + html_list(*(f"<kbd>{escape(key)}</kbd> – {escape(what)}" for key, what in keys.items()))
    )
