"""Postulates and comments on the draft: who raised what, when, how, and who supports it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

import pandas as pd

from data_access.sample import participants
from data_access.sample.attendance import lists
from data_access.sample.meetings import held_by
from data_access.sample.setting import (
    DRAFT_PUBLISHED,
    SAMPLE_AS_OF,
    SECTORS,
    of_programme,
    random_of,
    sample_texts,
    weighted_sample,
    working_day,
)
from domain.vocabulary import Channel, Stage

_MONTHS = {3: 9, 4: 20, 5: 18, 6: 19, 7: 28, 8: 22}
"""How many postulates of a hundred come in outside meetings, by month."""
_FELL_ASLEEP = {"SRO": date(2011, 6, 10)}
"""Sectors from which almost nothing comes after that day."""
_NO_ORGANISATION, _UMBRELLAS_AUTHOR, _DOMINATORS_AUTHOR = 0.08, 0.18, 0.76
"""Bounds of the shares of authors; the dominators' holds in their own sector only."""
_SUPPORTERS = (34, 24, 17, 11, 7, 4, 3)
"""Of a hundred postulates, how many have 0, 1, 2 … supporters."""


@dataclass(frozen=True)
class SamplePostulate:
    """A postulate; `provision` is where it leads, `topic` what it shares with others."""

    code: str
    sector: str
    title: str
    text: str
    organisation: str | None
    meeting: str | None
    channel: str
    area: str
    stage: str
    submitted_on: date
    department: str
    unit: str
    provision: str
    topic: str
    outside: bool


@dataclass(frozen=True)
class PostulateDraft:
    """A text that may be submitted, for one place or group."""

    sector: str
    entry: dict
    place: str | None
    stage: Stage
    topic: str

    @property
    def title(self) -> str:
        return self.entry["title"].replace("{x}", self.place or "")

    @property
    def text(self) -> str:
        return self.entry["text"].replace("{x}", self.place or "")


@cache
def all_postulates() -> tuple[SamplePostulate, ...]:
    """In order of submission: P-… while postulates are gathered, U-… on the draft."""
    random = random_of("postulates")
    dated = []
    for sector in SECTORS:
        told = drafts(sector)
        random.shuffle(told)
        dated += [(*_submission(random, draft), draft) for draft in told]
    dated.sort(key=lambda each: (each[0], each[3].sector, each[3].entry["title"]))
    authors = _Authors(random_of("authors"))
    numbers = dict.fromkeys(Stage, 0)
    found = []
    for day, channel, meeting, draft in dated:
        numbers[draft.stage] += 1
        prefix = "P" if draft.stage == Stage.GATHERING else "U"
        code = f"{prefix}-{numbers[draft.stage]:03d}"
        author = authors.draw(draft.sector, meeting)
        found.append(_postulate(code, day, channel, meeting, author, draft))
    return tuple(found)


def postulates() -> pd.DataFrame:
    columns = (
        "code sector title text organisation meeting channel area stage submitted_on department"
    )
    return of_programme(columns, [tuple(vars(each).values())[:11] for each in all_postulates()])


@cache
def supporters() -> tuple[tuple[str, str], ...]:
    """Pairs (postulate, organisation)."""
    random = random_of("supporters")
    acts = _acts_of_attendance()
    acts.update(each.organisation for each in all_postulates() if each.organisation)
    rows = []
    for postulate in all_postulates():
        number = random.choices(range(len(_SUPPORTERS)), _SUPPORTERS)[0]
        weights = _supporter_weights(postulate.sector, acts)
        weights.pop(postulate.organisation, None)
        chosen = weighted_sample(random, list(weights), list(weights.values()), number)
        acts.update(chosen)
        rows += [(postulate.code, organisation) for organisation in chosen]
    return tuple(rows)


def postulate_supporters() -> pd.DataFrame:
    return of_programme("postulate organisation", list(supporters()))


def drafts(sector: str) -> list[PostulateDraft]:
    """A sector's texts, one for each place or group an entry names."""
    entries = sample_texts(f"postulates_{sector.lower()}")
    return [
        PostulateDraft(
            sector, entry, place, stage, f"{entry.get('same_as', entry['title'])} {place}"
        )
        for stage in Stage
        for entry in entries["gathering" if stage == Stage.GATHERING else "draft"]
        for place in entry.get("where", [None])
    ]


def _postulate(
    code: str,
    day: date,
    channel: str,
    meeting: str | None,
    author: str | None,
    draft: PostulateDraft,
) -> SamplePostulate:
    entry = draft.entry
    return SamplePostulate(
        code=code,
        sector=draft.sector,
        title=draft.title,
        text=draft.text,
        organisation=author,
        meeting=meeting,
        channel=channel,
        area=entry["area"],
        stage=draft.stage.value,
        submitted_on=day,
        department=sample_texts("departments")[entry["by"]]["name"],
        unit=entry["by"],
        provision=entry["to"],
        topic=draft.topic,
        outside=entry.get("outside", False),
    )


def _submission(random: Random, draft: PostulateDraft) -> tuple[date, str, str | None]:
    """When and how it came in: date, channel, meeting."""
    commenting = draft.stage == Stage.DRAFT_CONSULTATION
    meetings = [
        meeting
        for meeting in held_by(draft.sector)
        if (meeting.day >= DRAFT_PUBLISHED) == commenting
    ]
    if meetings and random.random() < (0.25 if commenting else 0.3):
        meeting = random.choice(meetings)
        return meeting.day, Channel.MEETING.value, meeting.code
    channels = (Channel.EMAIL, Channel.FORM, Channel.LETTER, Channel.OTHER)
    channel = random.choices(channels, (40, 38, 19, 3))[0].value
    if commenting:
        days = (SAMPLE_AS_OF - DRAFT_PUBLISHED).days
        return DRAFT_PUBLISHED + timedelta(days=random.randrange(1, days)), channel, None
    return _gathered_on(random, draft.sector), channel, None


def _gathered_on(random: Random, sector: str) -> date:
    last = date(2011, 8, 26)
    if random.random() < 0.85:
        last = _FELL_ASLEEP.get(sector, last)
    while True:
        month = random.choices(list(_MONTHS), list(_MONTHS.values()))[0]
        day = working_day(date(2011, month, random.randint(2, 29)))
        if day <= last:
            return day


class _Authors:
    """Draws authors: the few leaders often, everybody else once before anyone twice."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._acts = _acts_of_attendance()
        self._present: dict[str, list[str]] = {}
        for meeting, organisation, *_, attended, _people in lists():
            if organisation and attended:
                self._present.setdefault(meeting, []).append(organisation)

    def draw(self, sector: str, meeting: str | None) -> str | None:
        """The author's code; None where the author is no organisation."""
        share = self._random.random()
        if share < _NO_ORGANISATION:
            return None
        if share < _UMBRELLAS_AUTHOR:
            return self._random.choice(participants.umbrellas())
        if sector == "KUL" and share < _DOMINATORS_AUTHOR:
            return self._random.choice(participants.dominators())
        present = [
            code
            for code in self._present.get(meeting or "", [])
            if code not in participants.umbrellas() and code not in participants.dominators()
        ]
        pool = present or participants.pools()[sector]
        weights = [0.4 if self._acts[code] else 4.0 for code in pool]
        author = weighted_sample(self._random, pool, weights, 1)[0]
        self._acts[author] += 1
        return author


def _acts_of_attendance() -> Counter[str]:
    return Counter(row[1] for row in lists() if row[1] and row[6])


def _supporter_weights(sector: str, acts: Counter[str]) -> dict[str, float]:
    pool = participants.pools()[sector]
    weights = {code: 0.5 if acts[code] else 4.0 for code in pool}
    return weights | participants.leaders(sector, umbrella=0.16, dominator=40.0)
