"""What every slide bears: the sample's mark, scope, day and number, logo, QR code."""

from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import segno
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.presentation import Presentation as Deck
from sqlalchemy import URL

from charts import Reader
from data_access.config import public_address
from domain.address import Target
from locales import locale
from reports.deck import deck
from reports.deck.cover import Cover
from reports.deck.logo import NoPicture, logo
from reports.deck.qr import qr_code
from reports.deck.slide_frame import BODY_TOP
from reports.pack import FILES, Order
from tests.records import scope
from tests.reports.deck.made import COVER, SCOPE, bare, check, opened
from tests.reports.deck.test_brief import brief_of
from tests.reports.exhibits import kept, reads, table_of

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="80"><path d="M0 0h40v80z"/></svg>'
)
LIVE = "https://konsultacje.example/pulpit"


def pictures(shown: Deck) -> list[list]:
    return [
        [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
        for slide in shown.slides
    ]


def test_the_mark_the_scope_and_the_day_stand_on_every_slide_however_many_sectors() -> None:
    sectors = "Branże: " + ", ".join(f"bardzo długa nazwa branży {n}" for n in range(46))
    cover = Cover("Program", "Zespół", "", (sectors, *SCOPE[1:]), "Dane przykładowe: zmyślone")
    file, shown = opened(bare(table_of(3), cover=cover), [("Sekcja", [table_of(2)])])
    check(file, shown)
    for slide in shown.slides:
        footer = [p.text_frame.text for p in slide.placeholders if SCOPE[2] in p.text_frame.text][
            -1
        ]
        assert footer.startswith("Dane przykładowe: zmyślone · Branże: bardzo")
        assert footer.endswith("… · cały okres · stan na 15.09.2011")


def test_a_code_leads_to_the_same_view(sample: URL) -> None:
    told = brief_of(sample, sector="KUL", known=reads(sample))
    live = Cover(**{**vars(told.cover), "live": LIVE})
    exhibit = next(e for e in kept(sample, "pl") if e.key == "reach")
    file, shown = opened(bare(exhibit, cover=live))
    check(file, shown)
    found = [[p.click_action.hyperlink.address for p in of] for of in pictures(shown)]
    assert all(len(addresses) == 1 for addresses in found)
    split = urlsplit(found[3][0])
    assert (split.netloc, split.path) == ("konsultacje.example", "/pulpit/participation")
    asked = {name: text for name, (text,) in parse_qs(split.query).items()}
    assert asked.pop("programme")
    assert asked == {"sector": "KUL", "lang": "pl", "section": "active"}, "the newest day"
    assert all(p[0].top + p[0].height <= BODY_TOP * 914_400 for p in pictures(shown))
    assert live.opens(Target("overview")).startswith(f"{LIVE}/?")
    earlier = brief_of(sample, as_of="2011-09-01", known=reads(sample)).cover
    assert "as_of=2011-09-01" in Cover(**{**vars(earlier), "live": LIVE}).opens(Target("schedule"))


def test_no_address_no_code(sample: URL) -> None:
    assert not any(pictures(opened(brief_of(sample, known=reads(sample)))[1]))


def test_a_code_is_read_back() -> None:
    """Its modules are those of the standard's encoder, its margin four of them."""
    matrix = segno.make_qr(LIVE, error="m").matrix
    image = Image.open(BytesIO(qr_code(LIVE))).convert("1")
    scale = image.width // (len(matrix) + 8)
    dark = [
        [not image.getpixel(((x + 4) * scale, (y + 4) * scale)) for x in range(len(matrix))]
        for y in range(len(matrix))
    ]
    assert dark == [[bool(module) for module in row] for row in matrix]


def test_the_address_is_that_of_a_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_ADDRESS", f"{LIVE}/ ")
    assert public_address() == LIVE
    monkeypatch.setenv("PUBLIC_ADDRESS", "javascript:alert(1)")
    with pytest.raises(SystemExit):
        public_address()


@pytest.mark.parametrize("suffix", ["svg", "png", "jpg"])
def test_the_logo_keeps_its_shape_and_stands_on_every_slide(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"herb.{suffix}"
    if suffix == "svg":
        path.write_bytes(SVG)
    else:
        Image.new("RGB", (40, 80), "blue").save(path)
    made = deck(bare(table_of(3)), [], Reader(locale("pl")), logo(path))
    shown = Presentation(BytesIO(made))
    check(made, shown)
    for of in pictures(shown):
        (picture,) = of
        assert picture.height == pytest.approx(2 * picture.width, rel=0.01)


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg", b"%PDF-1.7"])
def test_what_is_no_picture_is_named(tmp_path: Path, content: bytes) -> None:
    for name in ("herb.png", "herb.svg"):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(NoPicture, match=name):
            logo(tmp_path / name)
    with pytest.raises(NoPicture):
        logo(tmp_path / "none.png")


def test_file_names_tell_programme_audience_and_date(sample: URL) -> None:
    pl, of = locale("pl"), scope(sample, sector="KUL")
    assert FILES["pptx"].name(scope(sample), "coordinating", pl) == (
        "WPW-2012-2014_zespół-koordynacyjny_2011-09-15.pptx"
    )
    assert FILES["xlsx"].name(of, "officials", pl) == "WPW-2012-2014_KUL_urzędnicy_2011-09-15.xlsx"
    assert FILES["docx"].name(of, "officials", pl) == "WPW-2012-2014_KUL_2011-09-15.docx"
    assert Order().appendix
    assert COVER.opens(Target("overview")) == ""
