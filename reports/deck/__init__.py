"""The exhibits as slides with native, editable charts and tables."""

from io import BytesIO

from charts import Reader
from reports.deck.exhibits import exhibit_slides
from reports.deck.frame import Frame
from reports.deck.template import blank
from reports.native.text import clean
from reports.sections import Sections, has_content


def deck(sections: Sections, scope_sentence: str, programme_name: str, reader: Reader) -> bytes:
    """A PPTX: title, then per section its contents and a slide or more per exhibit.

    An exhibit with nothing to show has no slide: the section's contents give its reason. Make the
    exhibits with the same `reader`: slides take the background of its palette. Sections without
    exhibits are left out. Never raises for what the records hold.
    """
    presentation = blank(reader.palette)
    presentation.core_properties.title = clean(programme_name)
    presentation.core_properties.language = reader.locale.language
    frame = Frame(presentation, reader, clean(scope_sentence))
    frame.title_slide(clean(programme_name))
    for title, exhibits in sections:
        if not exhibits:
            continue
        frame.section_slide(clean(title), exhibits)
        for exhibit in exhibits:
            if has_content(exhibit):
                exhibit_slides(frame, clean(title), exhibit)
    file = BytesIO()
    presentation.save(file)
    return file.getvalue()
