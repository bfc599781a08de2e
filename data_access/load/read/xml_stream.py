"""XML as a stream of elements, without document type definitions and so without entities."""

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from data_access.load.read.sheet import Broken

Attributes = dict[str, str]


def parse(
    stream: IO[bytes],
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] = lambda _tag: None,
    text: Callable[[str], None] | None = None,
    *,
    prefixed: bool = False,
) -> None:
    """Call back for each element; tags and attributes without their prefix unless `prefixed`.

    Raises `Broken` where entities could be declared, `expat.ExpatError` where it is not XML.
    """

    def refuse(*_: object) -> None:
        raise Broken

    def started(tag: str, attributes: Attributes) -> None:
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        start(tag, {name.rpartition(":")[2]: value for name, value in attributes.items()})

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start if prefixed else started
    parser.EndElementHandler = end if prefixed else lambda tag: end(tag.rpartition(":")[2])
    if text:
        parser.CharacterDataHandler = text
    parser.ParseFile(stream)
