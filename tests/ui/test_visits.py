"""The cookie of visits keeps two days and takes nothing else in."""

from datetime import date

import pytest

from ui.visits import VISITS, next_cookie, previous_visit


@pytest.mark.parametrize(
    ("cookie", "expected"),
    [
        ("", "2026-11-09"),
        ("2026-11-02", "2026-11-09.2026-11-02"),
        ("2026-11-02.2026-10-26", "2026-11-09.2026-11-02"),
        ("2026-11-09.2026-11-02", "2026-11-09.2026-11-02"),
        ("2027-01-01", "2026-11-09"),
        ("x;y.\r\nz", "2026-11-09"),
    ],
)
def test_today_does_not_push_the_last_visit_out(cookie: str, expected: str) -> None:
    made = next_cookie(cookie, date(2026, 11, 9))
    assert made == expected
    _latest, _point, before = expected.partition(".")
    assert previous_visit({VISITS: made}) == (date.fromisoformat(before) if before else None)
