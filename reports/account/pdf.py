"""The account as PDF/UA-1, typeset by typst: tagged, with a language, a title and bookmarks.

The records' text reaches the template as data, never as markup: `account.typ` reads one JSON file.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path

from reports.account.document import Block, Document, PrintedExhibit, PrintedTable, Section
from reports.account.fonts import FONT_FOLDER, breakable, printable

_HERE = Path(__file__).parent
_MOST_UNBROKEN = 30
"""Lines of a row that surely fit on one page."""
_SECONDS = 300
"""Twenty times what ten thousand postulates take."""


class NotTypeset(RuntimeError):
    """typst refused the document; the message is its own."""


def pdf(document: Document, charts: Mapping[str, bytes] | None = None) -> bytes:
    """The file. `charts`: exhibit key → SVG, placed above the exhibit's table.

    The same document and charts give the same bytes. Raises NotTypeset if a chart is no SVG,
    subprocess.TimeoutExpired after five minutes.
    """
    charts = charts or {}
    job = {
        "files": {
            "main.typ": (_HERE / "account.typ").read_text(),
            "document.json": json.dumps(_data(document, charts)),
            **{f"{key}.svg": printable(svg.decode()) for key, svg in charts.items()},
        },
        "fonts": str(FONT_FOLDER),
        "timestamp": int(datetime.combine(document.as_of, time(), UTC).timestamp()),
    }
    done = subprocess.run(
        [sys.executable, "-I", str(_HERE / "typeset.py")],
        input=json.dumps(job).encode(),
        capture_output=True,
        timeout=_SECONDS,
        check=False,
    )
    if done.returncode:
        raise NotTypeset(done.stderr.decode(errors="replace"))
    return done.stdout


def _data(document: Document, charts: Mapping[str, bytes]) -> dict:
    day = document.as_of
    return {
        "language": document.language,
        "title": printable(document.title),
        "subject": breakable(document.subject),
        "scope": breakable(document.scope),
        "day": [day.year, day.month, day.day],
        "notes": [breakable(note) for note in document.notes],
        "labels": document.labels,
        "contents": document.has_contents,
        "sections": [_section(section, charts) for section in document.sections],
    }


def _section(section: Section, charts: Mapping[str, bytes]) -> dict:
    return {
        "title": breakable(section.title),
        "blocks": [_block(block, charts) for block in section.blocks],
        "sections": [_section(inner, charts) for inner in section.sections],
    }


def _block(block: Block, charts: Mapping[str, bytes]) -> dict:
    if isinstance(block, PrintedExhibit):
        exhibit = block.exhibit
        takeaway = breakable(exhibit.takeaway)
        chart = {"file": f"{exhibit.key}.svg", "alt": printable(exhibit.takeaway or exhibit.title)}
        return {
            "kind": "exhibit",
            "takeaway": takeaway,
            "note": breakable(exhibit.note),
            "chart": chart if exhibit.key in charts else None,
            "table": _table(block.table),
        }
    if isinstance(block, PrintedTable):
        return {"kind": "table", "table": _table(block)}
    return {"kind": "paragraph", "text": breakable(block)}


def _table(table: PrintedTable) -> dict:
    return {
        "title": breakable(table.title),
        "labels": [breakable(column.label) for column in table.columns],
        "dense": table.dense,
        "whole": table.whole,
        "widths": [column.width for column in table.columns],
        "numbers": [n for n, column in enumerate(table.columns) if column.kind == "number"],
        "leads": [n for n, column in enumerate(table.columns) if column.kind == "lead"],
        # a row that could be taller than a page must break, else it would run off it
        "breakable": max(table.heights(), default=0) > _MOST_UNBROKEN,
        "cells": [breakable(cell) for row in table.rows for cell in row],
    }
