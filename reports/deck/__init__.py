"""The exhibits as slides with native, editable charts and tables."""

from io import BytesIO

from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from charts import Reader
from domain.text import clean, shortened
from reports.deck.exhibits import exhibit_slides
from reports.deck.frame import Frame
from reports.deck.template import blank
from reports.sections import Sections, has_content

_LONGEST = 255
"""Characters of a property of the file."""


def deck(sections: Sections, scope_sentence: str, programme_name: str, reader: Reader) -> bytes:
    """A PPTX: title, then per section its contents and a slide or more per exhibit.

    An exhibit with nothing to show has no slide: the section's contents give its reason. Make the
    exhibits with the same `reader`: slides take the background of its palette. Sections without
    exhibits are left out. Never raises for what the records hold.
    """
    presentation = blank(reader.palette)
    presentation.core_properties.title = shortened(clean(programme_name), _LONGEST)
    presentation.core_properties.language = reader.locale.language
    presentation.core_properties.author = presentation.core_properties.last_modified_by = ""
    frame = Frame(presentation, reader, clean(scope_sentence))
    frame.title_slide(clean(programme_name))
    for title, exhibits in sections:
        if not exhibits:
            continue
        frame.section_slides(clean(title), exhibits)
        for exhibit in exhibits:
            if has_content(exhibit):
                exhibit_slides(frame, clean(title), exhibit)
    _say_language(presentation, {"pl": "pl-PL", "en": "en-GB"}[reader.locale.language])
    file = BytesIO()
    presentation.save(file)
    return file.getvalue()


def _say_language(presentation: Presentation, language: str) -> None:
    """Mark every run, for spelling and for screen readers."""
    for slide in presentation.slides:
        parts = [slide.element]
        if slide.has_notes_slide:
            parts.append(slide.notes_slide.element)
        for run in (run for part in parts for run in part.iter(qn("a:r"))):
            run.get_or_add_rPr().set("lang", language)
