"""One cause is one message: with its number and first rows, for people and for programs."""

from data_access.load.problems import Named, Problem, Report
from locales import locale

PL, EN = locale("pl"), locale("en")


def _problem(row: int | None, value: str = "", message: str = "this column is missing", **of):
    return Problem("postulaty.csv", row, "branza", value, message, tuple(of.items()))


def test_the_same_value_in_many_rows_is_one_error() -> None:
    report = Report(errors=[_problem(row, "SPO") for row in (9, *range(2, 6), 12)])
    (message,) = report.error_messages()
    assert message.told(PL) == (
        "postulaty.csv, 6 wierszy (2–5, 9, 12), kolumna branza: „SPO” – brakuje tej kolumny"
    )
    assert report.told(EN).startswith("1 error:\n  postulaty.csv, 6 rows (2–5, 9, 12), column")


def test_other_values_are_other_errors_in_full() -> None:
    report = Report(errors=[_problem(row, f"V{row}") for row in range(2, 7)])
    assert len(report.error_messages()) == 5
    assert "postulaty.csv, wiersz 6, kolumna branza: „V6” – " in report.told(PL)


def test_warnings_of_one_kind_are_told_once_whatever_was_met() -> None:
    report = Report(warnings=[_problem(row, f"V{row % 5}") for row in range(2, 502)])
    assert report.told(PL) == (
        "1 ostrzeżenie:\n  postulaty.csv, 500 wierszy (2–501), kolumna branza: "
        "„V2”, „V3”, „V4”, … – brakuje tej kolumny"
    )


def test_files_and_whole_columns_stay_apart() -> None:
    report = Report(warnings=[_problem(None, "a"), _problem(None, "b"), _problem(3, "a")])
    assert len(report.warning_messages()) == 3


def test_only_the_first_ranges_of_rows_are_told() -> None:
    report = Report(warnings=[_problem(row) for row in range(2, 100, 2)])
    assert "49 wierszy (2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, …)" in report.told(PL)


def test_words_of_the_format_are_told_in_the_readers_language() -> None:
    names = (Named("accepted", "uwzględniony"), Named("rejected", "nieuwzględniony"))
    problem = _problem(
        2, "ok", "not one of: {allowed}; did you mean {nearest}?", allowed=names, nearest=names[0]
    )
    assert problem.why(EN) == "not one of: accepted, rejected; did you mean accepted?"
    assert "uwzględniony, nieuwzględniony; czy chodziło o „uwzględniony”" in problem.why(PL)


def test_programs_get_every_cell_and_the_messages() -> None:
    report = Report([_problem(row, "SPO") for row in range(2, 5)], [_problem(7)])
    told = report.as_json(PL)
    assert (told["errors"], told["warnings"]) == (1, 1)
    assert [m["count"] for m in told["messages"]] == [3, 1]
    assert told["messages"][0]["text"] == report.error_messages()[0].told(PL)
    assert [p["row"] for p in told["problems"]] == [2, 3, 4, 7]


def test_what_is_over_a_thousand_is_counted() -> None:
    report = Report(errors=[_problem(row, f"V{row}") for row in range(2, 1503)])
    lines = report.told(PL).splitlines()
    assert len(lines) == 1002
    assert lines[-1] == "  … i jeszcze 501"
    assert len(report.as_json(PL)["problems"]) == 1000
