"""A meeting's paper as a file."""

from collections.abc import Callable

from catalogue.source import Source, exhibit_source
from data_access.engine import read_engine
from reports.account.document import Document
from ui.view import View


def paper_file(
    view: View, paper: Callable[[Source, str], Document], meeting: str, kind: str
) -> bytes:
    """`kind`: `docx` or `pdf`."""
    with read_engine(view.url).connect() as connection:
        document = paper(exhibit_source(view.scope, connection, view.reader), meeting)
    if kind == "pdf":
        from reports.account.pdf import pdf  # as below

        return pdf(document)
    from reports.account.docx import docx  # loads a large library, for those who ask

    return docx(document)
