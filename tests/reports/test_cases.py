"""The officials' workbook begins with lists of cases: one sheet for each kind, in any language."""

import io

import pytest
from openpyxl import load_workbook
from sqlalchemy import URL

from catalogue.source import exhibit_source
from charts import Reader
from data_access.engine import read_engine
from data_access.week import this_week
from locales import locale
from reports.cases import cases
from reports.pack import FILES, Order
from tests.records import scope


@pytest.mark.parametrize("language", ["pl", "en"])
def test_each_kind_of_case_is_a_sheet_of_records(sample: URL, language: str) -> None:
    with read_engine(sample).connect() as connection:
        source = exhibit_source(scope(sample), connection, Reader(locale(language)))
        lists = {of.key: of for of in cases(source)}
        week = {item.key: item.count for item in this_week(source.scope, connection)}
        data = FILES["xlsx"].make(source, Order("officials"), lambda _done, _total: None)
    assert len(lists["cases_due"].table) == week["due"]
    assert len(lists["cases_awaiting"].table) == week["awaiting"]
    assert len(lists["cases_without_list"].table) == week["without_list"]
    assert len(lists["cases_ahead"].table) == week["meetings_later"]
    assert lists["cases_overdue"].table["days_over"].gt(0).all()
    book = load_workbook(io.BytesIO(data))
    for of, sheet in zip(lists.values(), book.worksheets[1:], strict=False):
        assert sheet["A1"].value == of.title
        codes = [cell.value for cell in sheet["A"]][6:]
        assert set(of.table["code"]) <= set(codes)
