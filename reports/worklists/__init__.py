"""Worklists: a workbook for each responsible unit, to be filled in and loaded."""

import io
import zipfile

from catalogue.source import Source
from data_access import postulates
from domain.text import one_line
from reports.worklists.file_names import file_names
from reports.worklists.unit_workbook import unit_workbook

_DAY = (2000, 1, 1, 0, 0, 0)
"""Date of every member: the same records give the same bytes."""


def worklists(source: Source) -> dict[str, bytes]:
    """File name → workbook: one for each responsible unit that has an overdue postulate or one
    due within seven days; one for those without a unit.
    """
    cases = source.read(postulates.unit_cases)
    histories = source.read(postulates.histories)
    units = cases["department"].map(lambda unit: one_line(unit) if isinstance(unit, str) else "")
    named = file_names(sorted(set(units)), source.reader.locale)
    return {
        name: unit_workbook(source, unit, cases[units == unit], histories)
        for unit, name in named.items()
    }


def archive(source: Source) -> bytes:
    """The same in one ZIP."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in worklists(source).items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), data)
    return made.getvalue()
