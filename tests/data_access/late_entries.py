"""Random consultations whose records come in time, late, and corrected."""

import random
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import URL, delete, insert, select, update

from data_access.engine import revision, write_engine, writing
from data_access.journal.refusal import NotUndone
from data_access.journal.undo import undo
from data_access.models import (
    Attendance,
    Meeting,
    Milestone,
    Postulate,
    PostulateStatus,
    Revision,
)
from data_access.scope import Scope
from domain.vocabulary import COORDINATING, MeetingStatus, Status
from tests import records

FIRST, DAYS = date(2011, 3, 1), 200
_REWRITTEN = ("P0", "P1", "P2", "P3")
"""Postulates whose changes a correction may rewrite, also to what they were before."""
SECTORS, ORGANISATIONS, MEETINGS, POSTULATES = 3, 14, 9, 24


@dataclass
class Story:
    """What was written: the days compared, and which records were planted late (table, code)."""

    scope: Scope
    since: date
    planted: set[tuple[str, str]] = field(default_factory=set)


def tell(url: URL, seed: int) -> Story:
    """Write a consultation as of a random day, then late entries, corrections and later records."""
    draw = random.Random(seed)
    since = FIRST + timedelta(days=draw.randint(40, DAYS - 20))
    as_of = since + timedelta(days=draw.randint(1, 60))
    sectors = tuple(f"S{n}" for n in range(SECTORS) if draw.random() < 0.5)
    start = FIRST + timedelta(days=draw.randint(0, 40))
    story = Story(
        Scope(1, "P1", as_of, sectors, *draw.choice([(None, None), (start, None), (None, as_of)])),
        since,
    )
    writer = _Writer(url, draw, story)
    writer.at(since, writer.base)
    writer.at(since + timedelta(days=2), writer.late)
    corrected = writer.at(since + timedelta(days=3), writer.corrections)
    writer.at(as_of, writer.later)
    if draw.random() < 0.3:
        with suppress(NotUndone):
            undo(write_engine(url), corrected)
    return story


class _Writer:
    def __init__(self, url: URL, draw: random.Random, story: Story) -> None:
        self.url, self.draw, self.story = url, draw, story
        self.own = iter(range(10_000))

    def at(self, day: date, write: object) -> int:
        """One write, as if it had been made on that day."""
        with writing(write_engine(self.url)) as connection:
            self.connection = connection
            write()
            number = revision(connection)
            moment = datetime(day.year, day.month, day.day, 12)
            connection.execute(
                update(Revision).where(Revision.revision == number).values(at=moment)
            )
        return number

    def base(self) -> None:
        draw, day = self.draw, self._day
        rows: list = [records.programme(), *(records.sector(f"S{n}") for n in range(SECTORS))]
        rows += [records.organisation(f"O{n}") for n in range(ORGANISATIONS)]
        rows += [
            records.declares(f"O{n}", f"S{draw.randrange(SECTORS)}")
            for n in range(ORGANISATIONS)
            if draw.random() < 0.7
        ]
        teams = [f"S{n % SECTORS}" for n in range(MEETINGS - 2)] + [COORDINATING] * 2
        for n, team in enumerate(teams):
            status = draw.choice([*[MeetingStatus.HELD] * 4, *MeetingStatus])
            rows.append(records.meeting(f"M{n}", team, day(), status.value))
        for row in rows:
            self._put(row)
        for n in range(MEETINGS):
            for o in draw.sample(range(ORGANISATIONS - 3), draw.randint(0, 6)):
                flags = "".join(f for f in "ira" if draw.random() < 0.6)
                self._put(records.attendance(f"M{n}", f"O{o}", flags))
        for n in range(POSTULATES):
            self._postulate(f"P{n}", day(), draw.randint(0, 3))
        for n in range(3):
            start = day()
            self._put(
                Milestone(
                    programme_id=1, code=f"H{n}", name=f"Etap {n}", planned_start=start,
                    planned_end=start + timedelta(days=10), actual_start=draw.choice([None, start]),
                    actual_end=draw.choice([None, start + timedelta(days=draw.randint(3, 30))]),
                )
            )  # fmt: skip

    def late(self) -> None:
        """Postulates, changes and lists of the day compared from, or of days before it."""
        draw, planted = self.draw, self.story.planted
        until = (self.story.since - FIRST).days
        for n in range(2):
            self._postulate(f"L{n}", FIRST + timedelta(days=draw.randint(0, until)), 0)
            planted.add(("postulates", f"L{n}"))
        met = select(Meeting.code, Meeting.team).where(
            Meeting.status == "held", Meeting.starts_on <= self.story.since
        )
        for code, team in self.connection.execute(met.order_by(Meeting.code)).all()[:2]:
            newcomer = f"O{ORGANISATIONS - 1 - len(planted) % 3}"  # on no list of `base`
            self._put(records.attendance(code, newcomer, "a"))
            planted.add(("attendance", f"{code} / organisation / {newcomer}"))
            planted.add(("organisations", newcomer)) if team != COORDINATING else None
        fresh = [code for code in self._untouched() if code not in _REWRITTEN]
        for code in fresh[:2]:
            self._change(code, self.story.since, draw.choice(list(Status)[1:]))
            planted.add(("postulates", code))

    def corrections(self) -> None:
        draw = self.draw
        for change in draw.sample(range(5), draw.randint(1, 5)):
            if change == 0:
                of = PostulateStatus.postulate.in_(_REWRITTEN)
                status = draw.choice(list(Status)).value
                statement = update(PostulateStatus).where(of).values(status=status)
            elif change == 1:
                own = Attendance.participant == f"O{draw.randrange(5)}"
                statement = update(Attendance).where(own).values(attended=True, people=2)
            elif change == 2:
                moved = {"starts_on": FIRST, "starts_at": datetime(2011, 3, 1, 15)}
                statement = update(Meeting).where(Meeting.code == "M1").values(**moved)
            elif change == 3:
                own = Attendance.participant == f"O{draw.randrange(5, 8)}"
                statement = delete(Attendance).where(own)
            else:
                own = Postulate.code.in_(["P5", "P6"])
                statement = update(Postulate).where(own).values(submitted_on=FIRST)
            self.connection.execute(statement)

    def later(self) -> None:
        self._postulate("N0", self.story.scope.as_of, 0)
        for code in self._untouched()[-2:]:
            self._change(code, self.story.scope.as_of, self.draw.choice(list(Status)))

    def _untouched(self) -> list[str]:
        """Postulates of the day compared from that were never changed."""
        changed = select(PostulateStatus.postulate)
        of = select(Postulate.code).where(
            Postulate.code.not_in(changed), Postulate.submitted_on <= self.story.since
        )
        return list(self.connection.scalars(of.where(Postulate.code.like("P%")).order_by("code")))

    def _postulate(self, code: str, day: date, changes: int) -> None:
        sector = f"S{self.draw.randrange(SECTORS)}"
        author = self.draw.choice([None, f"O{self.draw.randrange(ORGANISATIONS - 3)}"])
        self._put(records.postulate(code, sector, day, organisation=author))
        for n in range(changes):
            after = day + timedelta(days=(n + 1) * self.draw.randint(3, 20))
            self._change(code, after, self.draw.choice(list(Status)))

    def _change(self, code: str, day: date, status: Status) -> None:
        values = {"programme_id": 1, "postulate": code, "status": status.value}
        moment = datetime(day.year, day.month, day.day, 8) + timedelta(seconds=next(self.own))
        reason = self.draw.choice([None, "Bo tak"])
        self.connection.execute(
            insert(PostulateStatus).values(
                **values, changed_at=moment, changed_on=day, justification=reason
            )
        )

    def _put(self, row: object) -> None:
        table = row.__table__
        values = {c.name: getattr(row, c.key) for c in table.columns if c.computed is None}
        given = {name: value for name, value in values.items() if value is not None}
        self.connection.execute(insert(table).values(**given))

    def _day(self) -> date:
        return FIRST + timedelta(days=self.draw.randint(0, DAYS))
