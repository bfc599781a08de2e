"""How the Word document looks: page, typeface, language, styles of headings and tables, footer."""

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

_FONT = "Arial"
"""What every office has, or its twin of equal widths: the file is there to be edited."""
TABLE = "AccountTable"
_INK, _GREY = RGBColor(0x1B, 0x1F, 0x26), RGBColor(0x5B, 0x64, 0x70)
_SIZES = {"Title": 20, "Subtitle": 13, "Heading 1": 15, "Heading 2": 12, "Caption": 10}
_TABLE_STYLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE}">
  <w:name w:val="Account Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="4" w:color="C9CED6"/>
      <w:bottom w:val="single" w:sz="4" w:color="C9CED6"/>
      <w:insideH w:val="single" w:sz="4" w:color="C9CED6"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="50" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>
      <w:bottom w:w="50" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/></w:rPr>
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EEF1F5"/></w:tcPr>
  </w:tblStylePr>
</w:style>
"""


def dress(word: Word, language: str, page_label: str) -> None:
    """Give an empty document the house style. `page_label` holds `{page}` and `{pages}`."""
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = Cm(2)
    page.bottom_margin = Cm(2.2)
    _speak(word, language)
    _text_styles(word)
    _table_styles(word)
    _number_pages(word, page_label)


def _speak(word: Word, language: str) -> None:
    """The language that spelling and a screen reader take, for all text."""
    defaults = word.styles.element.find(qn("w:docDefaults"))
    spoken = defaults.find(".//" + qn("w:lang"))
    spoken.set(qn("w:val"), language)
    tab_stop = word.settings.element.find(qn("w:defaultTabStop"))
    tab_stop.addnext(OxmlElement("w:autoHyphenation"))  # the schema wants it there


def _text_styles(word: Word) -> None:
    normal = word.styles["Normal"]
    _set(normal, 10)
    normal.paragraph_format.space_after = Pt(6)
    for name, size in _SIZES.items():
        style = word.styles[name]
        _set(style, size, bold=name != "Subtitle")
        style.font.italic = False
        style.font.color.rgb = _INK
        _forget(style, "w:pBdr", "w:spacing" if name == "Subtitle" else "w:kern")
    for name, before in {"Heading 1": 20, "Heading 2": 14, "Caption": 10}.items():
        style = word.styles[name].paragraph_format
        style.space_before, style.space_after = Pt(before), Pt(6)
        style.keep_with_next = True


def _forget(style: ParagraphStyle, *tags: str) -> None:
    """Take out what the template's style sets: lines below, letters set apart."""
    for tag in tags:
        for element in style.element.findall(".//" + qn(tag)):
            element.getparent().remove(element)


def _table_styles(word: Word) -> None:
    word.styles.element.append(parse_xml(_TABLE_STYLE))
    for suffix, size in {"": 8.5, " Small": 7}.items():
        for name, alignment in {
            "Table Text": WD_ALIGN_PARAGRAPH.LEFT,
            "Table Number": WD_ALIGN_PARAGRAPH.RIGHT,
        }.items():
            style = word.styles.add_style(name + suffix, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = word.styles["Normal"]
            _set(style, size)
            style.paragraph_format.space_after = Pt(0)
            style.paragraph_format.alignment = alignment
    note = word.styles.add_style("Note", WD_STYLE_TYPE.PARAGRAPH)
    note.base_style = word.styles["Normal"]
    note.font.size, note.font.color.rgb = Pt(8.5), _GREY
    head = word.styles.add_style("Contents", WD_STYLE_TYPE.PARAGRAPH)
    head.base_style = word.styles["Normal"]
    _set(head, _SIZES["Heading 1"], bold=True)
    head.paragraph_format.space_before, head.paragraph_format.keep_with_next = Pt(20), True
    line = word.styles.add_style("Contents Line", WD_STYLE_TYPE.PARAGRAPH)
    line.base_style = word.styles["Normal"]
    line.paragraph_format.space_after = Pt(2)
    end = word.styles.add_style("Table End", WD_STYLE_TYPE.PARAGRAPH)
    end.base_style = word.styles["Normal"]
    end.font.size = Pt(4)


def _set(style: ParagraphStyle, size: float, *, bold: bool | None = None) -> None:
    """Typeface and size; the theme's typefaces, which would win over it, are taken out."""
    style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), bold
    fonts = style.element.rPr.find(qn("w:rFonts"))
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)


def _number_pages(word: Word, page_label: str) -> None:
    _set(word.styles["Footer"], 8)
    word.styles["Footer"].font.color.rgb = _GREY
    paragraph = word.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    before, rest = page_label.split("{page}")
    between, after = rest.split("{pages}")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        paragraph.add_run(text)
        if field:
            counted = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{field}"/>')
            paragraph._p.append(counted)
