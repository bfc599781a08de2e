"""Consultations to audit: random ones, and some made by hand at the edges of what is possible."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from data_access.models import Base, Member, PostulateProvision, Provision
from tests import records
from tests.audit.world import COORDINATING, DECIDED, OPEN, VOID, local, midnight

SECTORS = [f"S{n}" for n in range(5)]
FIRST, DAYS = date(2011, 3, 1), 200
STATUSES = [*OPEN[1:], *DECIDED, *DECIDED, *VOID]
BLANK_OR_NOT = [None, "", " ", "\u2003\u00a0\n", "Jest w budżecie.", "Bez środków.", "Tak."]
"""Justifications."""


def random_rows(seed: int) -> list[Base]:
    """One consultation: from a handful of records to a few hundred, with anything left out."""
    draw = Random(seed)
    sectors = SECTORS[: draw.randint(1, len(SECTORS))]
    people = [f"O{n:02}" for n in range(draw.choice([0, 3, 12, 40]))]
    begun = draw.choice([None, FIRST])
    rows: list[Base] = [records.programme(as_of=None, consultation_start=begun)]
    rows += [
        records.sector(code, position=draw.choice([None, n])) for n, code in enumerate(sectors)
    ]
    for code in people:
        attributes = {
            name: draw.choice([None, f"{name} A", f"{name} B", f"{name} C"])
            for name in ("legal_form", "district")
        }
        rows.append(records.organisation(code, **attributes))
        rows += [records.declares(code, sector) for sector in sectors if draw.random() < 0.4]
    members = list(_members(draw, sectors))
    rows += members
    rows += _meetings(draw, [*sectors, COORDINATING], people, members)
    rows += _postulates(draw, sectors, people)
    rows += [_milestone(draw, n) for n in range(draw.randint(0, 3))]
    return rows


def _day(draw: Random) -> date:
    return FIRST + timedelta(days=draw.randint(0, DAYS))


def _members(draw: Random, sectors: list[str]) -> Iterator[Base]:
    for n in range(draw.choice([0, 4, 9])):
        start, end = sorted(_day(draw) for _ in range(2))
        yield Member(
            programme_id=1,
            code=f"M{n}",
            team=draw.choice([COORDINATING, COORDINATING, *sectors]),
            role=draw.choice(["city_hall", "ngo", "expert"]),
            term_from=draw.choice([None, start]),
            term_to=draw.choice([None, end]),
        )


def _meetings(draw: Random, teams: list[str], people: list[str], members: list) -> Iterator[Base]:
    for n in range(draw.choice([0, 3, 15])):
        at = midnight(_day(draw)) + timedelta(minutes=draw.choice([0, 1, 719, 1020, 1439]))
        status = draw.choice(["held", "held", "held", "planned", "cancelled"])
        yield records.meeting(
            f"K{n}", draw.choice(teams), local(at), status, starts_at=at,
            minutes_url=draw.choice([None, "", " ", "https://miasto.example/p.pdf"]),
        )  # fmt: skip
        if draw.random() < 0.2:
            continue  # no one wrote a list
        for who in people:
            if draw.random() < 0.5:
                yield _attendance(draw, f"K{n}", who, status == "held")
        for member in members:
            yield _attendance(draw, f"K{n}", member.code, status == "held", kind="member")
        if draw.random() < 0.3:
            yield _attendance(draw, f"K{n}", "Ktoś inny", status == "held", kind="party")


def _attendance(draw: Random, meeting: str, who: str, held: bool, **given) -> Base:
    flags = draw.choice(["i", "i", "ia", "ia", "ir", "ira", "r", "ra", "a", ""])
    flags = flags if held else flags.replace("a", "")
    came = draw.randint(1, 4) if "a" in flags else 0
    excused = given.get("kind") == "member" and "i" in flags and not came and draw.random() < 0.5
    return records.attendance(meeting, who, flags, people=came, excused=excused, **given)


def _postulates(draw: Random, sectors: list[str], people: list[str]) -> Iterator[Base]:
    provisions = [f"Z{n}" for n in range(draw.choice([0, 4]))]
    yield from (Provision(programme_id=1, code=code, title=f"Zapis {code}") for code in provisions)
    for n in range(draw.choice([0, 5, 30])):
        code, day = f"P{n:02}", _day(draw)
        yield records.postulate(
            code,
            draw.choice(sectors),
            day,
            organisation=draw.choice([None, *people]),
            department=draw.choice([None, "Wydział A", "Wydział B", "Wydział C"]),
            area=draw.choice([None, "financial", "non_financial", "systemic"]),
            channel=draw.choice([None, "meeting", "email"]),
        )
        for who in draw.sample(people, min(len(people), draw.randint(0, 2))):
            yield records.supports(who, code)
        at = midnight(day)
        for _step in range(draw.randint(0, 5)):
            at += timedelta(minutes=draw.choice([1, 1439, 1440, 9000, 30_000]))
            yield _change(code, at, draw.choice(STATUSES), justification=draw.choice(BLANK_OR_NOT))
        if provisions and draw.random() < 0.3:
            yield PostulateProvision(
                programme_id=1, postulate=code, provision=draw.choice(provisions)
            )


def _change(postulate: str, at: datetime, status: str, **given: str | None) -> Base:
    return records.change(postulate, local(at), status, changed_at=at, **given)


def _milestone(draw: Random, n: int) -> Base:
    planned = sorted(_day(draw) for _ in range(2))
    actual = sorted(_day(draw) for _ in range(2))
    done = draw.randint(0, 2)
    return records.milestone(
        f"H{n}", planned_start=planned[0], planned_end=planned[1],
        actual_start=actual[0] if done else None, actual_end=actual[1] if done > 1 else None,
    )  # fmt: skip


def random_params(seed: int) -> dict[str, str]:
    """URL parameters of a scope: some sectors or all, a period or none, some as-of date."""
    draw = Random(f"scope {seed}")
    chosen = [code for code in SECTORS if draw.random() < 0.4] if draw.random() < 0.6 else []
    start, end = sorted(_day(draw) for _ in range(2))
    params = {"sector": ",".join(chosen), "as_of": _day(draw).isoformat()}
    if draw.random() < 0.5:
        params["from"] = start.isoformat()
    if draw.random() < 0.5:
        params["to"] = end.isoformat()
    return params


def edges() -> dict[str, list[Base]]:
    """Name → records: nothing at all; midnight and the hours of spring and autumn; 0 and 100%."""
    base = [records.programme(), records.sector("A"), records.sector("B")]
    organisations = [records.organisation(f"O{n}") for n in range(8)]
    return {
        "nothing": [records.programme()],
        "sectors alone": base,
        "the days' edges": [*base, *organisations, *_at_midnight()],
        "deadlines": [*base, *_deadlines()],
        "5 of 8": [*base, *organisations, *_shares(5)],
        "none": [*base, *organisations, *_shares(0)],
        "all": [*base, *organisations, *_shares(8)],
    }


def _at_midnight() -> Iterator[Base]:
    """The last and the first minute of days, of those too on which the clock is turned."""
    for n, day in enumerate([date(2011, 3, 27), date(2011, 6, 1), date(2011, 9, 15)]):
        for minute, at in (("first", midnight(day)), ("last", _last_minute(day))):
            code = f"{minute}{n}"
            yield records.meeting(f"K{code}", "A", day, starts_at=at)
            yield records.attendance(f"K{code}", "O1", "ia")
            yield records.postulate(f"P{code}", "A", day - timedelta(days=30), department="U")
            yield _change(f"P{code}", at, "accepted", justification="Tak.")


def _deadlines() -> Iterator[Base]:
    """Open, and decided, the day before the deadline, on it, and the day after."""
    for days in (-1, 0, 1):
        due = records.AS_OF - timedelta(days=30 + days)
        yield records.postulate(f"open{days}", "A", due)
        yield records.postulate(f"late{days}", "A", date(2011, 6, 1))
        answered = date(2011, 7, 1) + timedelta(days=days)
        yield records.change(f"late{days}", answered, "rejected", justification="Nie.")


def _last_minute(day: date) -> datetime:
    return midnight(day + timedelta(days=1)) - timedelta(minutes=1)


def _shares(n: int) -> Iterator[Base]:
    """Eight invited and registered, eight postulates: `n` came, were decided, justified, traced."""
    yield records.meeting("K", "A", minutes_url="x")
    yield Provision(programme_id=1, code="Z", title="Zapis")
    yield records.attendance("K", "Ktoś", "a", kind="party")
    for i in range(8):
        yield records.declares(f"O{i}", "A")
        yield records.attendance("K", f"O{i}", "ira" if i < n else "ir")
        yield records.postulate(f"P{i}", "A", department="U", area="systemic", organisation="O0")
        status, reason = ("accepted", "Tak.") if i < n else ("rejected", None)
        yield records.change(f"P{i}", date(2011, 6, 20), status, justification=reason)
        if i < n:
            yield PostulateProvision(programme_id=1, postulate=f"P{i}", provision="Z")
