"""The accessibility statement as HTML, with the parts and ids of the ministry's template.

The template: «Warunki techniczne publikacji i struktura dokumentu elektronicznego deklaracji
dostępności», version 2.0; its validator looks for the ids. `a11y-osoba` is of version 1.
"""

import re
from datetime import date
from html import escape
from urllib.parse import quote

from locales import N_, Locale
from ui.config import TEXTS, Statement

_LABELS = {
    "operator": N_("name of the public body"),
    "site": N_("name of the website"),
    "url": N_("address of the website"),
    "published": N_("date of publication of the website"),
    "updated": N_("date of the last significant update"),
    "prepared": N_("date of this statement"),
    "person": N_("person or unit responsible"),
    "email": N_("e-mail address"),
    "phone": N_("telephone number"),
    "address": N_("postal address"),
    "building": N_("accessibility of the building"),
    "communication": N_("accessibility of communication"),
}
_OMBUDSMAN = "https://bip.brpo.gov.pl/"
_STYLE = """<style>
.statement { max-width: 46rem }
.statement h2 { font-size: 1.2rem; margin: 0; padding: 1.6rem 0 0.5rem }
.statement h3 { font-size: 1.07rem; margin: 0; padding: 0.7rem 0 0.4rem }
.statement li { margin: 0 0 0.5rem }
.statement li p { margin: 0 0 0.25rem }
.statement a { color: inherit; overflow-wrap: anywhere }
</style>"""


def missing(given: Statement, locale: Locale) -> dict[str, str]:
    """What must be given before publication and is not: key in the file → what it is."""
    written = given.texts.get(locale.language, {})
    return {
        f"{locale.language}.{name}" if name in TEXTS else name: locale.gettext(label)
        for name, label in _LABELS.items()
        if not (written.get(name) if name in TEXTS else getattr(given, name))
    }


def statement_html(given: Statement, locale: Locale) -> str:
    """The statement below the page's title; every text from the file is escaped."""
    parts = (_opening, _status, _limits, _preparation, _facilities, _keys, _contact, _others)
    body = "".join(part(given, locale) for part in parts)
    return _STYLE + f'<div class="statement">{body}</div>'


def _opening(given: Statement, locale: Locale) -> str:
    _ = locale.gettext
    body = _said(given, locale, "operator") or _gap(locale, "operator")
    site = _said(given, locale, "site") or escape(given.url) or _gap(locale, "site")
    link = _tag("span", site, id="a11y-url")
    if given.url:
        link = _tag("a", site, id="a11y-url", href=given.url)
    undertaken = _filled(
        _(
            "{operator} undertakes to make its {scope} accessible in accordance with the Act of "
            "4 April 2019 on the digital accessibility of websites and mobile applications of "
            "public bodies."
        ),
        operator=_tag("span", body, id="a11y-podmiot"),
        scope=_tag("span", escape(_("website")), id="a11y-zakres"),
    )
    applies = _filled(_("The accessibility statement applies to the website {site}."), site=link)
    if not given.url:
        applies += " " + _filled(
            _("The address of the website: {address}."), address=_not_given(locale)
        )
    published = _filled(
        _("Date of publication of the website: {date}"),
        date=_time(locale, "a11y-data-publikacja", given.published),
    )
    updated = _filled(
        _("Date of the last significant update: {date}"),
        date=_time(locale, "a11y-data-aktualizacja", given.updated),
    )
    return _tag("section", _tag("p", undertaken) + _tag("p", applies), id="a11y-wstep") + _list(
        published, updated
    )


def _status(_given: Statement, locale: Locale) -> str:
    _ = locale.gettext
    status = _(
        "The website is partially compliant with the annex to the Act of 4 April 2019 on the "
        "digital accessibility of websites and mobile applications of public bodies, because of "
        "the instances of non-compliance or exemptions listed below."
    )
    return _heading(_("Digital accessibility status")) + _tag("p", escape(status), id="a11y-status")


def _limits(_given: Statement, locale: Locale) -> str:
    """Known failures: what, of which criteria, why, and what else leads there."""
    _ = locale.gettext
    limits = [
        (
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
        (
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
        (
            _("Values beside the pointer on a chart"),
            "1.4.13",
            _("The box with a value that appears under the pointer does not close with Escape."),
            _("The Plotly library closes it only when the pointer moves away."),
            _("The chart's table holds the same values."),
        ),
        (
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
    because, otherwise = _("Reason: {text}"), _("Instead: {text}")
    listed = [
        _tag("p", f"<strong>{escape(name)}</strong> ({criteria})")
        + _paragraphs(problem, because.format(text=reason), otherwise.format(text=instead))
        for name, criteria, problem, reason, instead in limits
    ]
    return (
        _heading(_("Content that is not accessible"))
        + _heading(_("Non-compliance with the annex"), "h3")
        + _paragraphs(_("The numbers are those of the success criteria of WCAG 2.1."))
        + _list(*listed)
    )


def _preparation(given: Statement, locale: Locale) -> str:
    _ = locale.gettext
    prepared = _filled(
        _("Date of this statement: {date}"),
        date=_time(locale, "a11y-data-sporzadzenie", given.prepared),
    )
    reviewed = _filled(
        _("Date of the last review of this statement: {date}"),
        date=_time(locale, "a11y-data-przeglad", given.reviewed),
    )
    return (
        _heading(_("How this statement was prepared and is kept up to date"))
        + _list(prepared, reviewed)
        + _paragraphs(
            _(
                "The statement is based on a self-assessment. The makers of the dashboard checked "
                "it with the program axe-core, in both languages and in the light and the dark "
                "theme; by keyboard alone; and in the browser's accessibility tree."
            ),
            _(
                "The makers tested it neither with persons with disabilities nor with the screen "
                "reader NVDA."
            ),
            _("The statement is reviewed every year, by 31 March."),
        )
    )


def _facilities(_given: Statement, locale: Locale) -> str:
    _ = locale.gettext
    return (
        _heading(_("Aids, limits and other information"))
        + _heading(_("Charts"), "h3")
        + _paragraphs(
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
        + _heading(_("Presentation mode"), "h3")
        + _paragraphs(
            _(
                "The arrow keys turn the slides. A screen reader in browse mode keeps these keys "
                "for itself; the buttons “{previous}” and “{next}” do the same.",
                previous=_("Previous"),
                next=_("Next"),
            )
        )
    )


def _keys(_given: Statement, locale: Locale) -> str:
    _ = locale.gettext
    keys = {
        "←": _("presentation: the previous slide"),
        "→": _("presentation: the next slide"),
        "Esc": _("presentation: the end"),
        _("Shift+Space"): _("long list: open the record in the row reached with the arrow keys"),
    }
    return (
        _heading(_("Keyboard shortcuts"))
        + _paragraphs(_("Beside the browser's usual keys the dashboard has these:"))
        + _list(*(f"<kbd>{escape(key)}</kbd> – {escape(what)}" for key, what in keys.items()))
    )


def _contact(given: Statement, locale: Locale) -> str:
    """Whom to write to, what to ask for, when an answer comes; complaints."""
    _ = locale.gettext
    person = _said(given, locale, "person") or _gap(locale, "person")
    email = phone = _not_given(locale)
    if given.email:
        email = _tag("a", escape(given.email), href=f"mailto:{quote(given.email, safe='@+')}")
    if given.phone:
        digits = re.sub(r"[^0-9+]", "", given.phone)
        phone = _tag("a", escape(given.phone), href=f"tel:{digits}")
    ways = [
        _filled(_("E-mail: {email}"), email=_tag("span", email, id="a11y-email")),
        _filled(_("Telephone: {phone}"), phone=_tag("span", phone, id="a11y-telefon")),
    ]
    asked = [
        _("your first name and surname,"),
        _("your contact details, for example an e-mail address or a telephone number,"),
        _("the address of the page with the part that is not accessible,"),
        _("what the problem is and what way of access would suit you best."),
    ]
    reported = _filled(
        _("Please report problems with the digital accessibility of this website to: {person}."),
        person=_tag("span", _tag("span", person, id="a11y-osoba"), id="a11y-kontakt"),
    )
    return (
        _heading(_("Feedback and contact"))
        + _tag("p", reported)
        + _list(*ways)
        + _paragraphs(
            _(
                "Everyone has the right to ask for the digital accessibility of this website or of "
                "a part of it. Please give in your request:"
            )
        )
        + _list(*map(escape, asked))
        + _paragraphs(
            _(
                "We answer without delay, not later than within 7 days of receiving the request. "
                "If that is too short, we tell you why and give a new date, not later than "
                "2 months after the request."
            ),
            _(
                "If we cannot make a part of the website accessible, we offer you another way to "
                "what it says."
            ),
        )
        + _procedure(given, locale)
    )


def _procedure(given: Statement, locale: Locale) -> str:
    _ = locale.gettext
    ombudsman = _tag("a", escape(_("Commissioner for Human Rights")), href=_OMBUDSMAN)
    address = _filled(
        _("Complaints are accepted by e-mail at the address above and by post: {address}."),
        address=escape(given.address) or _not_given(locale),
    )
    after = _filled(
        _("After that you may also write to the {ombudsman} and ask for an intervention."),
        ombudsman=ombudsman,
    )
    told = (
        _heading(_("Handling of requests and complaints about accessibility"))
        + _paragraphs(
            _(
                "If we refuse the accessibility that you asked for, or if the other way of access "
                "that we offer does not suit you, you may lodge a complaint with us."
            )
        )
        + _tag("p", address)
        + _tag("p", after)
    )
    return _tag("section", told, id="a11y-procedura")


def _others(given: Statement, locale: Locale) -> str:
    _ = locale.gettext
    building = _heading(_("Accessibility of the building"), "h3")
    communication = _heading(_("Accessibility of communication"), "h3")
    return (
        _heading(_("Other information"))
        + _tag("section", building + _told(given, locale, "building"), id="a11y-architektura")
        + _tag(
            "section", communication + _told(given, locale, "communication"), id="a11y-komunikacja"
        )
    )


def _said(given: Statement, locale: Locale, name: str) -> str:
    """A text of the file; marked as of its language where it is not the page's."""
    text, language = given.text(name, locale.language)
    if not text or language == locale.language:
        return escape(text)
    return _tag("span", escape(text), lang=language)


def _told(given: Statement, locale: Locale, name: str) -> str:
    """A longer text of the file, a paragraph a line."""
    text, language = given.text(name, locale.language)
    if not text:
        return _tag("p", _not_given(locale))
    return _tag("div", _paragraphs(*filter(str.strip, text.splitlines())), lang=language)


def _time(locale: Locale, anchor: str, value: date | None) -> str:
    if value is None:
        return _tag("span", _not_given(locale), id=anchor)
    return _tag("time", escape(locale.date(value)), id=anchor, datetime=value.isoformat())


def _not_given(locale: Locale) -> str:
    return _tag("strong", escape(locale.gettext("not given")))


def _gap(locale: Locale, name: str) -> str:
    """In a sentence, what would stand there."""
    _ = locale.gettext
    return _tag("strong", escape(_("[{what}: not given]", what=_(_LABELS[name]))))


def _filled(text: str, **parts: str) -> str:
    """Our text, escaped, its `{…}` filled with parts that are HTML already."""
    return escape(text).format(**parts)


def _paragraphs(*texts: str) -> str:
    return "".join(_tag("p", escape(text)) for text in texts)


def _list(*items: str) -> str:
    return _tag("ul", "".join(_tag("li", item) for item in items))


def _heading(text: str, tag: str = "h2") -> str:
    return _tag(tag, escape(text))


def _tag(name: str, inside: str, **attributes: str) -> str:
    """An element; `inside` is HTML already, the attributes are escaped."""
    told = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{told}>{inside}</{name}>"
