"""The statement's parts that are the same whatever it is about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import quote

from locales import N_, Locale
from reports.statement.markup import filled, html_heading, html_list, paragraphs, tag
from reports.statement.operator import TEXTS, Statement

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


def not_given(given: Statement, locale: Locale) -> dict[str, str]:
    """What must be given before publication and is not: key in the file → what it is."""
    written = given.texts.get(locale.language, {})
    return {
        f"{locale.language}.{name}" if name in TEXTS else name: locale.gettext(label)
        for name, label in _LABELS.items()
        if not (written.get(name) if name in TEXTS else getattr(given, name))
    }


def opening(given: Statement, locale: Locale) -> str:
    _ = locale.gettext
    body = _said(given, locale, "operator") or _gap(locale, "operator")
    site = _said(given, locale, "site") or escape(given.url) or _gap(locale, "site")
    link = tag("span", site, id="a11y-url")
    if given.url:
        link = tag("a", site, id="a11y-url", href=given.url)
    undertaken = filled(
        _(
            "{operator} undertakes to make its {scope} accessible in accordance with the Act of "
            "4 April 2019 on the digital accessibility of websites and mobile applications of "
            "public bodies."
        ),
        operator=tag("span", body, id="a11y-podmiot"),
        scope=tag("span", escape(_("website")), id="a11y-zakres"),
    )
    applies = filled(_("The accessibility statement applies to the website {site}."), site=link)
    if not given.url:
        applies += " " + filled(
            _("The address of the website: {address}."), address=_not_given(locale)
        )
    published = filled(
        _("Date of publication of the website: {date}"),
        date=dated(locale, "a11y-data-publikacja", given.published),
    )
    updated = filled(
        _("Date of the last significant update: {date}"),
        date=dated(locale, "a11y-data-aktualizacja", given.updated),
    )
    return tag("section", tag("p", undertaken) + tag("p", applies), id="a11y-wstep") + html_list(
        published, updated
    )


@dataclass(frozen=True)
class Limit:
    """A known failure: what, of which success criteria, why, and what else leads there."""

    name: str
    criteria: str
    problem: str
    reason: str
    instead: str


def limits(known: Iterable[Limit], locale: Locale) -> str:
    """The status, which is partial, and the failures for which it is."""
    _ = locale.gettext
    status = _(
        "The website is partially compliant with the annex to the Act of 4 April 2019 on the "
        "digital accessibility of websites and mobile applications of public bodies, because of "
        "the instances of non-compliance or exemptions listed below."
    )
    because, otherwise = _("Reason: {text}"), _("Instead: {text}")
    told = [
        tag("p", f"<strong>{escape(limit.name)}</strong> ({limit.criteria})")
        + paragraphs(
            limit.problem,
            because.format(text=limit.reason),
            otherwise.format(text=limit.instead),
        )
        for limit in known
    ]
    return (
        html_heading(_("Digital accessibility status"))
        + tag("p", escape(status), id="a11y-status")
        + html_heading(_("Content that is not accessible"))
        + html_heading(_("Non-compliance with the annex"), "h3")
        + paragraphs(_("The numbers are those of the success criteria of WCAG 2.1."))
        + html_list(*told)
    )


def preparation(given: Statement, locale: Locale, *how: str) -> str:
    """When the statement was made and reviewed, and `how` that was known which it says."""
    _ = locale.gettext
    prepared = filled(
        _("Date of this statement: {date}"),
        date=dated(locale, "a11y-data-sporzadzenie", given.prepared),
    )
    reviewed = filled(
        _("Date of the last review of this statement: {date}"),
        date=dated(locale, "a11y-data-przeglad", given.reviewed),
    )
    return (
        html_heading(_("How this statement was prepared and is kept up to date"))
        + html_list(prepared, reviewed)
        + paragraphs(*how, _("The statement is reviewed every year, by 31 March."))
    )


def contact(given: Statement, locale: Locale) -> str:
    """Whom to write to, what to ask for, when an answer comes; complaints."""
    _ = locale.gettext
    person = _said(given, locale, "person") or _gap(locale, "person")
    email = phone = _not_given(locale)
    if given.email:
        email = tag("a", escape(given.email), href=f"mailto:{quote(given.email, safe='@+')}")
    if given.phone:
        digits = re.sub(r"[^0-9+]", "", given.phone)
        phone = tag("a", escape(given.phone), href=f"tel:{digits}")
    ways = [
        filled(_("E-mail: {email}"), email=tag("span", email, id="a11y-email")),
        filled(_("Telephone: {phone}"), phone=tag("span", phone, id="a11y-telefon")),
    ]
    asked = [
        _("your first name and surname,"),
        _("your contact details, for example an e-mail address or a telephone number,"),
        _("the address of the page with the part that is not accessible,"),
        _("what the problem is and what way of access would suit you best."),
    ]
    reported = filled(
        _("Please report problems with the digital accessibility of this website to: {person}."),
        person=tag("span", tag("span", person, id="a11y-osoba"), id="a11y-kontakt"),
    )
    return (
        html_heading(_("Feedback and contact"))
        + tag("p", reported)
        + html_list(*ways)
        + paragraphs(
            _(
                "Everyone has the right to ask for the digital accessibility of this website or of "
                "a part of it. Please give in your request:"
            )
        )
        + html_list(*map(escape, asked))
        + paragraphs(
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
    ombudsman = tag("a", escape(_("Commissioner for Human Rights")), href=_OMBUDSMAN)
    address = filled(
        _("Complaints are accepted by e-mail at the address above and by post: {address}."),
        address=escape(given.address) or _not_given(locale),
    )
    after = filled(
        _("After that you may also write to the {ombudsman} and ask for an intervention."),
        ombudsman=ombudsman,
    )
    told = (
        html_heading(_("Handling of requests and complaints about accessibility"))
        + paragraphs(
            _(
                "If we refuse the accessibility that you asked for, or if the other way of access "
                "that we offer does not suit you, you may lodge a complaint with us."
            )
        )
        + tag("p", address)
        + tag("p", after)
    )
    return tag("section", told, id="a11y-procedura")


def others(given: Statement, locale: Locale) -> str:
    _ = locale.gettext
    building = html_heading(_("Accessibility of the building"), "h3")
    communication = html_heading(_("Accessibility of communication"), "h3")
    return (
        html_heading(_("Other information"))
        + tag("section", building + _told(given, locale, "building"), id="a11y-architektura")
        + tag(
            "section", communication + _told(given, locale, "communication"), id="a11y-komunikacja"
        )
    )


def _said(given: Statement, locale: Locale, name: str) -> str:
    """A text of the file; marked as of its language where it is not the page's."""
    text, language = given.text(name, locale.language)
    if not text or language == locale.language:
        return escape(text)
    return tag("span", escape(text), lang=language)


def _told(given: Statement, locale: Locale, name: str) -> str:
    """A longer text of the file, a paragraph a line."""
    text, language = given.text(name, locale.language)
    if not text:
        return tag("p", _not_given(locale))
    return tag("div", paragraphs(*filter(str.strip, text.splitlines())), lang=language)


def dated(locale: Locale, anchor: str, value: date | None) -> str:
    if value is None:
        return tag("span", _not_given(locale), id=anchor)
    return tag("time", escape(locale.date(value)), id=anchor, datetime=value.isoformat())


def _not_given(locale: Locale) -> str:
    return tag("strong", escape(locale.gettext("not given")))


def _gap(locale: Locale, name: str) -> str:
    """In a sentence, what would stand there."""
    _ = locale.gettext
    return tag("strong", escape(_("[{what}: not given]", what=_(_LABELS[name]))))
