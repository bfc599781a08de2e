"""Random records that the data format allows, with nothing in them that can be left out."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pandas as pd
from hypothesis import strategies as st

from data_access.load.data_format import TABLES
from domain.clock import LOCAL
from domain.vocabulary import Area, Channel, MeetingKind, MeetingMode, MemberRole, Stage, Status

Draw = Callable[[st.SearchStrategy], object]
TEXTS = (
    *("=1+1", "+48 12", "-", "--", "@x", "'", "''", "'=1", "'t Hooft", "0012", "1.000", "1e5"),
    *("1,5", "2011-05-01", "05.07.2011 17:00", "tak", "FALSE", "x", "NULL", "nan", "None"),
    *("§ 12 ust. 3", '"', '""', "a;b", "a,b\tc", "a\nb", "a\r\nb", "\ta", " a ", "a\u00a0b"),
    *("Łódź – „żółw”", "😀"),
    *("_x000D_", "_x0041_", "<b>&amp;</b>", "sep=;", "a\u200bb", "\u0141o\u0301dz\u0301", "\x07a"),
    *("ą" * 300, "Razem"),
    *("1/2", "10%", "1 234", "…", "a\x85b", "a\u2028b", "{0} %s", "\\N", "#", "'-"),
)  # fmt: skip
CODES = (
    *("A", "B", "a1", "007", "7", "§ 12 ust. 3", "1e5", "2011-05-01", "TAK", "=A1", "-5", "'x"),
    *("''y", "@k", "x y", "Ł/1", "0.0", "+3", "K;1"),
)
_LETTERS = "aZłŁżęß 0189.,;:=+-@'\"\\/\t\n\r_#%&<>{}§–„”\u00a0\u200b😀"
FIRST = date(2011, 1, 1)
days = st.integers(0, 400).map(lambda n: FIRST + timedelta(days=n))
seconds = st.one_of(st.just(0), st.integers(0, 86_399))
odd_instants = st.sampled_from(
    [
        datetime(2011, 10, 30, 2, 30, tzinfo=LOCAL),
        datetime(2011, 10, 30, 2, 30, 5, tzinfo=LOCAL, fold=1),
        datetime(2011, 12, 31, 23, 59, 59, tzinfo=LOCAL),
        datetime(2011, 6, 1, 12, 0, 0, 250_000, tzinfo=LOCAL),
    ]
)
texts = st.one_of(st.sampled_from(TEXTS), st.text(_LETTERS, max_size=8))
names = texts.map(lambda text: text if any(c.isalpha() for c in text) else f"n{text}")
some_texts = st.one_of(st.none(), texts)
flags = st.sampled_from([None, True, False])


def _instant(draw: Draw, since: date) -> datetime:
    if draw(st.integers(0, 4)) == 0:
        return draw(odd_instants)
    day = since + timedelta(days=draw(st.integers(0, 200)))
    midnight = datetime(day.year, day.month, day.day, tzinfo=LOCAL)
    return midnight + timedelta(seconds=draw(seconds))


def _span(draw: Draw) -> tuple[date | None, date | None]:
    first, last = sorted(draw(st.tuples(days, days)))
    return draw(st.sampled_from([(first, last), (first, None), (None, last), (None, None)]))


def _maybe(draw: Draw, values: list) -> object:
    return draw(st.sampled_from([None, *values]))


def _codes(draw: Draw, most: int) -> list[str]:
    return draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=most, unique=True))


@st.composite
def records(draw: Draw) -> dict[str, pd.DataFrame]:
    """Typed frames of every table, fit to be written and loaded."""
    rows: dict[str, list[dict]] = {name: [] for name in TABLES}
    period, consulted = sorted(draw(st.tuples(days, days))), _span(draw)
    rows["programmes"].append(
        {
            "code": "P", "name": draw(names), "name_en": draw(some_texts),
            "period_start": period[0], "period_end": period[1],
            "consultation_start": consulted[0], "consultation_end": consulted[1],
            "response_days": _maybe(draw, [0, 14, 30]), "as_of": _maybe(draw, [date(2012, 3, 1)]),
        }
    )  # fmt: skip
    sectors = _codes(draw, 3)
    teams = [*sectors, "coordinating"]
    organisations, members = _codes(draw, 4), _codes(draw, 3)
    meetings, postulates = _codes(draw, 4), _codes(draw, 4)
    for code in sectors:
        rows["sectors"].append(
            {"code": code, "name": draw(names), "name_en": draw(some_texts),
             "position": _maybe(draw, [0, 1, 2])}
        )  # fmt: skip
    for code in organisations:
        rows["organisations"].append(
            {"code": code, "name": draw(names), "legal_form": draw(some_texts),
             "krs": _maybe(draw, ["0000000123"]), "nip": _maybe(draw, ["5260001246"]),
             "regon": _maybe(draw, ["492707333"]), "register_number": draw(some_texts),
             "district": draw(some_texts), "public_benefit": draw(flags),
             "registered_on": _maybe(draw, [date(1990, 2, 1), date(1900, 1, 15)])}
        )  # fmt: skip
        for sector in draw(st.sets(st.sampled_from(sectors))):
            rows["organisation_sectors"].append({"organisation": code, "sector": sector})
    for code in members:
        first, last = _span(draw)
        rows["members"].append(
            {"code": code, "team": draw(st.sampled_from(teams)),
             "role": draw(st.sampled_from(MemberRole)), "organisation": _maybe(draw, organisations),
             "department": draw(some_texts), "display_name": draw(some_texts),
             "from": first, "to": last}
        )  # fmt: skip
    for code in meetings:
        _meeting(draw, code, teams, organisations, members, rows)
    for code in postulates:
        _postulate(draw, code, sectors, organisations, meetings, postulates, rows)
    for code in _codes(draw, 2):
        rows["provisions"].append({"code": code, "title": draw(names)})
        rows["postulate_provisions"].append({"postulate": postulates[0], "provision": code})
    for code in _codes(draw, 2):
        planned, actual = sorted(draw(st.tuples(days, days))), _span(draw)
        rows["milestones"].append(
            {"code": code, "name": draw(names), "name_en": draw(some_texts),
             "team": _maybe(draw, teams), "planned_start": planned[0], "planned_end": planned[1],
             "actual_start": actual[0], "actual_end": actual[1]}
        )  # fmt: skip
    for code in postulates:
        if draw(st.booleans()):
            rows["agenda_items"].append(
                {"meeting": meetings[0], "postulate": code, "position": _maybe(draw, [0, 1, 2])}
            )
    for code in _codes(draw, 2):
        rows["tasks"].append(
            {"code": code, "meeting": draw(st.sampled_from(meetings)), "title": draw(names),
             "responsible": draw(some_texts), "due_on": _maybe(draw, [date(2011, 7, 1)])}
        )  # fmt: skip
    for day, name in draw(st.lists(st.tuples(days, names), max_size=2, unique=True)):
        rows["events"].append({"date": day, "name": name, "name_en": draw(some_texts)})
    for code in _codes(draw, 2):
        rows["clearances"].append(
            {"code": code, "place": draw(some_texts), "redaction": draw(some_texts),
             "reason": draw(names)}
        )  # fmt: skip
    return {name: _frame(name, found) for name, found in rows.items()}


def _meeting(
    draw: Draw, code: str, teams: list, organisations: list, members: list, rows: dict
) -> None:
    status = draw(st.sampled_from(["held", "held", "planned", "cancelled"]))
    begins = _instant(draw, FIRST)
    rows["meetings"].append(
        {"code": code, "team": draw(st.sampled_from(teams)),
         "kind": _maybe(draw, list(MeetingKind)), "title": draw(some_texts), "starts_at": begins,
         "ends_at": _maybe(draw, [begins, begins + timedelta(minutes=95)]),
         "venue": draw(some_texts), "mode": _maybe(draw, list(MeetingMode)), "status": status,
         "minutes_url": draw(some_texts)}
    )  # fmt: skip
    who = [("organisation", o) for o in organisations] + [("member", m) for m in members]
    for kind, participant in draw(st.sets(st.sampled_from([*who, ("party", "Rada '1'")]))):
        attended = draw(flags) if status == "held" else None
        excused = draw(flags) if kind == "member" and not attended else None
        rows["attendance"].append(
            {"meeting": code, kind: participant, "invited": draw(flags), "registered": draw(flags),
             "attended": attended, "excused": excused, "people": _maybe(draw, [0, 1, 12])}
        )  # fmt: skip


def _postulate(
    draw: Draw, code: str, sectors: list, organisations: list, meetings: list, others: list,
    rows: dict,
) -> None:  # fmt: skip
    submitted = draw(days)
    rows["postulates"].append(
        {"code": code, "sector": draw(st.sampled_from(sectors)), "title": draw(names),
         "text": draw(some_texts), "organisation": _maybe(draw, organisations),
         "meeting": _maybe(draw, meetings), "channel": _maybe(draw, list(Channel)),
         "area": _maybe(draw, list(Area)), "stage": _maybe(draw, list(Stage)),
         "submitted_on": submitted, "department": draw(some_texts)}
    )  # fmt: skip
    for organisation in draw(st.sets(st.sampled_from(organisations))):
        rows["postulate_supporters"].append({"postulate": code, "organisation": organisation})
    moments = {_instant(draw, submitted) for _ in range(draw(st.integers(0, 3)))}
    for moment in sorted(m for m in moments if m.date() >= submitted):
        rows["postulate_statuses"].append(
            {"postulate": code, "changed_at": moment, "status": draw(st.sampled_from(Status)),
             "team": None, "meeting": _maybe(draw, meetings), "justification": draw(some_texts),
             "merged_into": _maybe(draw, others)}
        )  # fmt: skip


def _frame(name: str, rows: list[dict]) -> pd.DataFrame:
    columns = [column.name for column in TABLES[name].columns]
    values = {c: [row.get(c, "P" if c == "programme" else None) for row in rows] for c in columns}
    return pd.DataFrame({c: pd.Series(found, dtype=object) for c, found in values.items()})
