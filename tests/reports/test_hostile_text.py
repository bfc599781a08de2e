"""Every file of the pack over records whose every text is hostile: it says them clean."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import URL

from catalogue.source import exhibit_source
from charts import Reader
from data_access.engine import read_engine
from locales import locale
from reports.account import chart_svgs
from reports.pack import FILES, Order
from tests.records import scope

REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe]")


def _made(url: URL, kind: str, audience: str, language: str) -> bytes:
    chosen = scope(url, sector="A") if audience == "sector" else scope(url)
    with read_engine(url).connect() as connection:
        source = exhibit_source(chosen, connection, Reader(locale(language)))
        return FILES[kind].make(source, Order(audience), lambda _done, _total: None)


@pytest.mark.parametrize(
    ("kind", "audience", "language"),
    [*((kind, "coordinating", "pl") for kind in ("pptx", "xlsx", "docx", "ics")),
     ("pptx", "officials", "en")],
)  # fmt: skip
def test_a_file_of_hostile_texts(hostile: URL, kind: str, audience: str, language: str) -> None:
    made = _made(hostile, kind, audience, language)
    if kind == "ics":
        assert not REFUSED.search(made.decode().replace("\r\n", "\n"))
        return
    with ZipFile(BytesIO(made)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                text = archive.read(name).decode()
                assert not REFUSED.search(text), name
                assert "_x00" not in text, "control characters are left out, not written in code"


def test_a_pdf_of_hostile_texts_and_a_hostile_chart(
    hostile: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = "<svg xmlns='http://www.w3.org/2000/svg'><text>a\x00\x1b\u202eb</text></svg>".encode()
    monkeypatch.setattr(
        chart_svgs, "svgs", lambda exhibits, _reader: {of.key: drawn for of in exhibits}
    )
    assert _made(hostile, "pdf", "coordinating", "pl").startswith(b"%PDF")
