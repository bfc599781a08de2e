"""The account as PDF/UA-1, typeset by typst: tagged, with a language, a title and bookmarks.

The records' text reaches the template as data, never as markup: `account.typ` reads one JSON file.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import typst

from reports.account.document import Block, Document, Section, Shown, Table
from reports.account.fonts import FOLDER, printable

_TEMPLATE = Path(__file__).parent / "account.typ"


def pdf(document: Document, charts: Mapping[str, bytes] | None = None) -> bytes:
    """The file. `charts`: exhibit key → SVG, placed above the exhibit's table.

    The same document and charts give the same bytes. Raises typst.TypstError if a chart is no SVG.
    """
    charts = charts or {}
    drawn = {f"{key}.svg": printable(svg.decode()).encode() for key, svg in charts.items()}
    midnight = datetime.combine(document.as_of, time(), UTC)
    return typst.compile(
        {
            "main.typ": _TEMPLATE.read_bytes(),
            "document.json": json.dumps(_data(document, charts)).encode(),
            **drawn,
        },
        font_paths=_fonts(),
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=midnight,
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER]
    )


def _data(document: Document, charts: Mapping[str, bytes]) -> dict:
    day = document.as_of
    return {
        "language": document.language,
        "title": printable(document.title),
        "subject": printable(document.subject),
        "scope": printable(document.scope),
        "day": [day.year, day.month, day.day],
        "notes": [printable(note) for note in document.notes],
        "labels": document.labels,
        "sections": [_section(section, charts) for section in document.sections],
    }


def _section(section: Section, charts: Mapping[str, bytes]) -> dict:
    return {
        "title": printable(section.title),
        "blocks": [_block(block, charts) for block in section.blocks],
        "sections": [_section(inner, charts) for inner in section.sections],
    }


def _block(block: Block, charts: Mapping[str, bytes]) -> dict:
    if isinstance(block, Shown):
        exhibit = block.exhibit
        takeaway = printable(exhibit.takeaway)
        chart = {"file": f"{exhibit.key}.svg", "alt": takeaway or printable(exhibit.title)}
        return {
            "kind": "exhibit",
            "takeaway": takeaway,
            "note": printable(exhibit.note),
            "chart": chart if exhibit.key in charts else None,
            "table": _table(block.table),
        }
    if isinstance(block, Table):
        return {"kind": "table", "table": _table(block)}
    return {"kind": "paragraph", "text": printable(block)}


def _table(table: Table) -> dict:
    return {
        "title": printable(table.title),
        "labels": [printable(column.label) for column in table.columns],
        "widths": [column.width for column in table.columns],
        "numbers": [n for n, column in enumerate(table.columns) if column.kind == "number"],
        "leads": [n for n, column in enumerate(table.columns) if column.kind == "lead"],
        "cells": [printable(cell) for row in table.rows for cell in row],
    }
