"""What all reads of meetings and attendance rows share."""

from sqlalchemy import ColumnElement, and_, case, func, or_

from data_access.scope import Scope


def in_scope(scope: Scope) -> ColumnElement[bool]:
    return or_(scope.meetings(), scope.coordinating_meetings())


def same(row: type, code: ColumnElement[str], table: type) -> ColumnElement[bool]:
    return and_(table.programme_id == row.programme_id, table.code == code)


def count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
