"""What the week's letter says, in sections; and the same as HTML and as plain text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from catalogue import changes
from catalogue.source import Source
from charts import signals as told
from charts import week as words
from data_access import week
from data_access.signals import signals
from domain.text import one_line
from domain.week import WEEK_RULES

_STYLE = "font-family: 'IBM Plex Sans', Arial, sans-serif; font-size: 15px; color: #16202C"


@dataclass(frozen=True)
class Letter:
    """`sections`: heading → lines; plain text throughout, never mark-up."""

    subject: str
    introduction: str
    sections: dict[str, list[str]]
    closing: str
    language: str

    def text(self) -> str:
        """The letter as plain text."""
        parts = [self.subject, self.introduction]
        for heading, lines in self.sections.items():
            parts.append("\n".join([heading.upper(), *(f"- {line}" for line in lines)]))
        return "\n\n".join([*parts, self.closing]) + "\n"

    def html(self) -> str:
        """The letter as HTML: headings and lists, nothing fetched from anywhere."""
        body = [f"<h1 style='font-size: 20px'>{escape(self.subject)}</h1>"]
        body.append(f"<p>{escape(self.introduction)}</p>")
        for heading, lines in self.sections.items():
            items = "".join(f"<li>{escape(line)}</li>" for line in lines)
            body.append(f"<h2 style='font-size: 16px'>{escape(heading)}</h2><ul>{items}</ul>")
        body.append(f"<p style='color: #53606F'>{escape(self.closing)}</p>")
        return (
            f"<!DOCTYPE html><html lang='{self.language}'><head><meta charset='utf-8'>"
            f"<title>{escape(self.subject)}</title></head>"
            f'<body style="{_STYLE}">{"".join(body)}</body></html>'
        )


def letter(source: Source, attached: list[str]) -> Letter:
    """The letter of the week that begins on the scope's as-of date. `attached`: file names."""
    locale = source.reader.locale
    _ = locale.gettext
    first = source.scope.as_of
    since = first - timedelta(days=first.weekday() or 7)
    sections = {
        _("This week"): list(_week(source)),
        _("What changed since {date}", date=locale.date(since)): list(_changed(source, since)),
        _("Meetings ahead"): list(_meetings(source)),
        _("Needs attention"): [
            told.signal_sentence(signal, source.reader, source.sector_names)
            for signal in source.read(signals)
            if signal.key not in WEEK_RULES  # told above
        ],
        _("Attached worklists"): attached,
    }
    return Letter(
        subject=one_line(
            _(
                "Consultation, week from {date}: {programme}",
                date=locale.date(first),
                programme=source.programme_name,
            )
        ),
        introduction=source.scope_sentence,
        sections={
            heading: [one_line(line) for line in lines]
            for heading, lines in sections.items()
            if lines
        },
        closing=_(
            "What is due is counted from {first} to {last}, both included. Every number is the "
            "dashboard's own.",
            first=locale.date(first),
            last=locale.date(first + timedelta(days=7)),
        ),
        language=locale.language,
    )


def _week(source: Source) -> Iterator[str]:
    items = [item for item in source.read(week.this_week) if item.count]
    if not items:
        yield words.nothing_due(source.reader)
    for item in items:
        yield words.whole_sentence(item, source.reader)


def _changed(source: Source, since: date) -> Iterator[str]:
    """What changed since the last Monday before: in all, the open postulates, each rate."""
    overall = changes.overall(source, since)
    if overall.empty:
        yield overall.empty
    steps, rates = changes.open_steps(source, since), changes.rates_then_and_now(source, since)
    yield from filter(None, (overall.takeaway, steps.takeaway, rates.takeaway))
    for row in rates.table.to_dict("records"):
        if row["before_told"] != row["after_told"]:
            yield f"{row['name']}: {row['before_told']} → {row['after_told']}"


def _meetings(source: Source) -> Iterator[str]:
    locale = source.reader.locale
    for row in source.read(week.meetings_ahead).to_dict("records"):
        team = source.team_names.get(row["team"], row["team"])
        yield locale.gettext(
            "{when}, {team}: invited {invited}, registered {registered}; still missing: {missing}",
            when=locale.datetime(row["starts_at"]),
            team=team,
            invited=locale.number(row["invited"]),
            registered=locale.number(row["registered"]),
            missing=words.what_is_missing(row["missing"], source.reader),
        )
