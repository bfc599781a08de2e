"""What stands in the files – workbook, slides, account – beside the indicators of their scope."""

import re
from dataclasses import replace
from io import BytesIO

from openpyxl import load_workbook
from pptx import Presentation
from sqlalchemy import Connection

from catalogue import EXHIBITS
from catalogue.changes import changes_since
from catalogue.source import Records, exhibit_source
from charts import Exhibit, Reader
from data_access.scope import Scope
from locales import locale
from reports.account import account
from reports.account.document import Document, PrintedExhibit, PrintedTable, walk
from reports.deck import deck
from reports.deck.brief import brief
from reports.exhibit_tables import formatted
from reports.workbook import workbook
from tests.audit import oracle
from tests.audit.audit import Findings
from tests.audit.cards import percent
from tests.audit.world import World, world

_FIRST_ROW = 8
"""Of a sheet's data, from 1."""
_FIXED_SHEETS = 1
"""Sheets before those of the exhibits."""


def files(scope: Scope, connection: Connection, language: str, findings: Findings) -> None:
    """Every cell of the workbook and of the slides' tables, every sentence and table of the
    account."""
    source = exhibit_source(scope, connection, Reader(locale(language)))
    raw = world(scope, connection)
    exhibits = [entry.build(source) for entry in EXHIBITS.values()]
    where = f"{scope.params()} {language}"
    _workbook(exhibits, source, findings, where)
    _slides(exhibits, source, findings, where)
    _brief(raw, source, findings, where)
    _account(account(scope, connection, source.reader.locale), raw, source, findings, where)


def _workbook(exhibits: list[Exhibit], source: Records, findings: Findings, where: str) -> None:
    made = workbook([("", exhibits)], "", "", source.reader)
    sheets = load_workbook(BytesIO(made), data_only=True).worksheets[_FIXED_SHEETS:]
    for exhibit, sheet in zip(exhibits, sheets, strict=False):
        rows = exhibit.table.to_dict("records")
        for n, row in enumerate(rows):
            for place, column in enumerate(exhibit.columns, start=1):
                if not column.is_number:
                    continue
                found = sheet.cell(_FIRST_ROW + n, place).value
                right = None if row[column.name] != row[column.name] else row[column.name]
                if right is not None and column.kind == "points":
                    right = right * 100  # a difference of shares, in percentage points
                findings.check(
                    None if found == "—" else found,
                    right,
                    f"{where} sheet {sheet.title} {n} {column.label}",
                )


def _slides(exhibits: list[Exhibit], source: Records, findings: Findings, where: str) -> None:
    """A slide of an exhibit without a chart holds rows of its table as they are written."""
    told = brief(source, "coordinating", "")
    made = Presentation(BytesIO(deck(told, [("", exhibits)], source.reader)))
    titles = {exhibit.title[:80]: exhibit for exhibit in exhibits}
    for slide in made.slides:
        for shape in slide.shapes:
            exhibit = titles.get(shape.name)
            if exhibit is None or exhibit.chart is not None or not shape.has_table:
                continue
            texts = formatted(exhibit, source.reader.locale)
            heads, *rows = [[_plain(c.text) for c in row.cells] for row in shape.table.rows]
            numbers = {_plain(c.label) for c in exhibit.columns if c.is_number}
            shown = [n for n, head in enumerate(heads) if head in numbers]
            places = [texts.columns.map(_plain).get_loc(heads[n]) for n in shown]
            known = {tuple(_plain(row[n]) for n in places) for row in texts.to_numpy()}
            for row in rows:  # long texts are shortened, numbers never
                cells = tuple(row[n] for n in shown)
                findings.check(cells in known, True, f"{where} slide {shape.name} {cells}")


def _brief(raw: World, source: Records, findings: Findings, where: str) -> None:
    """The key figures now and on the day since when they are compared; what waits."""
    told, since = brief(source, "coordinating", ""), changes_since(source).since
    now = oracle.expected(raw)
    then = oracle.expected(world(replace(source.scope, as_of=since), source.connection))
    for figure, right, before in zip(told.figures, _six(now), _six(then), strict=True):
        is_share = not isinstance(right, int)
        written = percent if is_share else source.reader.locale.number
        findings.check(figure.value, written(right), f"{where} brief {figure.label}")
        if right != before and None not in (right, before):
            said = written(before) in figure.change
            findings.check(said, True, f"{where} brief {figure.label}: {figure.change}")
    waiting, asked = told.waiting.table, now["postulates"]["total"]
    findings.check(len(waiting), asked["by_status"]["presented"], f"{where} brief waiting")
    over = sorted(
        (source.scope.as_of - row.deadline).days
        for row in waiting.itertuples()
        if row.deadline < source.scope.as_of
    )
    found = sorted(waiting["days_over"].dropna().astype(int))
    findings.check(found, over, f"{where} brief days overdue")


def _six(right: dict) -> tuple:
    people, met, asked = (
        right[family]["total"] for family in ("participation", "attendance", "postulates")
    )
    shares = people["reach"], met["attendance_rate"]
    counts = asked["by_group"]["open"], asked["overdue"]
    return people["active"], *shares, *counts, asked["decided_share"]


def _plain(text: object) -> str:
    return " ".join(str(text).replace("▼", "").split())


def _account(
    document: Document, raw: World, source: Records, findings: Findings, where: str
) -> None:
    right = oracle.expected(raw)
    asked, people = right["postulates"]["total"], right["participation"]["total"]
    sections = list(walk(document.sections))
    told = " ".join(b for section in sections for b in section.blocks if isinstance(b, str))
    groups, statuses = asked["by_group"], asked["by_status"]
    taken = statuses["accepted"] + statuses["partly_accepted"]
    whole = asked["postulates"] - groups["void"]
    part = source.reader.locale.part
    if asked["postulates"]:
        parts = [part(groups["decided"], whole)]
        parts += [part(taken, groups["decided"])] if groups["decided"] else []
        for text in parts:
            findings.check(text in told, True, f"{where} account: {text}")
    for section in sections:
        for block in section.blocks:
            if isinstance(block, PrintedExhibit):
                texts = formatted(block.exhibit, source.reader.locale)
                findings.check(
                    [list(map(_plain, row)) for row in block.table.rows],
                    [list(map(_plain, row)) for row in texts.to_numpy()],
                    f"{where} account {block.exhibit.key}",
                )
            elif isinstance(block, PrintedTable):
                _listed(block, raw, right, people, source, findings, where)


def _listed(
    table: PrintedTable,
    raw: World,
    right: dict,
    people: dict,
    source: Records,
    findings: Findings,
    where: str,
) -> None:
    """The lists of the account: meetings held, organisations, positions."""
    labels = [column.label for column in table.columns]
    number = source.reader.locale.number
    _ = source.reader.locale.gettext
    if table.title == _("Meetings held"):
        teams = source.scope.sectors or [*source.team_names]
        met = [
            m
            for m in right["attendance"]["meetings"].values()
            if m["status"] == "held" and m["team"] in teams
        ]
        listed = [m for m in met if m["people"]]
        place = labels.index(_("People"))
        found = sorted(row[place] for row in table.rows if re.fullmatch(r"[\d\s]+", row[place]))
        findings.check(found, sorted(number(m["people"]) for m in listed), f"{where} {table.title}")
        findings.check(len(table.rows), len(met), f"{where} {table.title}")
    elif table.title == _("Organisations that took part"):
        findings.check(len(table.rows), people["active"], f"{where} {table.title}")
        place = labels.index(_("Acts"))
        done = sum(int(re.sub(r"\D", "", row[place])) for row in table.rows)
        findings.check(done, people["acts"], f"{where} {table.title}")
