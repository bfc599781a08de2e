"""Slides for a meeting, with native, editable charts and tables: the brief, then the appendix."""

from collections.abc import Iterable
from io import BytesIO

from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from charts import Exhibit, Reader
from domain.address import Target
from domain.text import clean, shortened
from domain.vocabulary import Status
from reports.deck.brief import Brief
from reports.deck.cards import cards_slide
from reports.deck.exhibit_slides import exhibit_slides
from reports.deck.logo import Logo
from reports.deck.point_slides import Point, Points, points_slides
from reports.deck.slide_frame import Frame
from reports.deck.template import blank
from reports.sections import Sections, has_content

_LONGEST = 255
"""Characters of a property of the file."""
_WAITING = 2
"""Slides of the table of what waits; every other finding of the brief has one."""


def deck(brief: Brief, appendix: Sections, reader: Reader, logo: Logo | None = None) -> bytes:
    """A PPTX: title, key figures, signals, what waits, the findings; then the appendix, if any.

    What has nothing to show has no slide and is named with its reason. Make the exhibits with the
    same `reader`: slides take the background of its palette. Never raises for what the records
    hold.
    """
    presentation = blank(reader.palette)
    properties = presentation.core_properties
    properties.title = shortened(clean(brief.cover.programme), _LONGEST)
    properties.language = reader.locale.language
    properties.author = properties.last_modified_by = ""
    frame = Frame(presentation, reader, brief.cover, logo)
    _brief_slides(frame, brief)
    others = [exhibit for _title, exhibits in appendix for exhibit in exhibits]
    _absent_slides(frame, (brief.waiting, *brief.findings, *others))
    _appendix_slides(frame, appendix)
    _say_language(presentation, {"pl": "pl-PL", "en": "en-GB"}[reader.locale.language])
    file = BytesIO()
    presentation.save(file)
    return file.getvalue()


def _brief_slides(frame: Frame, brief: Brief) -> None:
    frame.title_slide()
    cards_slide(frame, brief.headline, brief.figures)
    points_slides(frame, brief.attention)
    if has_content(brief.waiting):
        target = Target("postulates", filters={"status": Status.PRESENTED.value})
        exhibit_slides(frame, "", brief.waiting, _WAITING, target)
    for single in brief.singles:
        points_slides(frame, single)
    for exhibit in filter(has_content, brief.findings):
        exhibit_slides(frame, "", exhibit, 1)


def _absent_slides(frame: Frame, exhibits: Iterable[Exhibit]) -> None:
    """What has no slide, by the reason why."""
    locale = frame.reader.locale
    reasons: dict[str, list[Exhibit]] = {}
    for exhibit in exhibits:
        if not has_content(exhibit):
            reasons.setdefault(exhibit.empty.rstrip("."), []).append(exhibit)
    n = sum(map(len, reasons.values()))
    if n:
        headline = locale.ngettext(
            "Nothing to show: {n} finding", "Nothing to show: {n} findings", n
        )
        points = [Point(reason, _listed(these)) for reason, these in reasons.items()]
        _listing_slides(frame, headline, points)


def _appendix_slides(frame: Frame, sections: Sections) -> None:
    """Its contents, then every exhibit under its section."""
    shown = {clean(title): [*filter(has_content, exhibits)] for title, exhibits in sections}
    n = sum(map(len, shown.values()))
    if n:
        headline = frame.reader.locale.ngettext(
            "Appendix: {n} more finding", "Appendix: {n} more findings", n
        )
        points = [Point(title, _listed(these)) for title, these in shown.items() if these]
        _listing_slides(frame, headline, points)
    for title, exhibits in shown.items():
        for exhibit in exhibits:
            exhibit_slides(frame, title, exhibit)


def _listing_slides(frame: Frame, headline: str, points: list[Point]) -> None:
    kicker = frame.reader.locale.gettext("Contents")
    points_slides(frame, Points(kicker, headline, tuple(points), Target("overview")))


def _listed(exhibits: Iterable[Exhibit]) -> str:
    return "; ".join(exhibit.title for exhibit in exhibits)


def _say_language(presentation: Presentation, language: str) -> None:
    """Mark every run, for spelling and for screen readers."""
    for slide in presentation.slides:
        parts = [slide.element]
        if slide.has_notes_slide:
            parts.append(slide.notes_slide.element)
        for run in (run for part in parts for run in part.iter(qn("a:r"))):
            run.get_or_add_rPr().set("lang", language)
