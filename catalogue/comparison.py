"""Exhibits of the page *Compare*: two days, two sectors, two programmes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from catalogue.entry import Entry, told_beyond
from catalogue.record_names import programme_name
from catalogue.source import Source
from charts import Exhibit
from charts import comparison as charts
from charts.exhibit import empty_exhibit
from data_access import comparison
from data_access.models import Programme
from data_access.scope import Scope, last_day, sector_codes
from locales import N_

_FOUR_WEEKS = timedelta(weeks=4)
_INDICATORS = ("active", "reach", "attendance_rate", "decided_share", "acceptance_rate")


# -- two days ---------------------------------------------------------------------------------


def earlier_day(of: Source) -> date:
    """The day compared with unless another is asked for."""
    return of.scope.as_of - _FOUR_WEEKS


def two_days(of: Source, earlier: date | None = None) -> Exhibit:
    locale = of.reader.locale
    first = min(earlier or earlier_day(of), of.scope.as_of)
    return charts.figure_by_figure(
        of.read(comparison.two_days, first),
        (locale.date(first), locale.date(of.scope.as_of)),
        "two_days",
        locale.gettext("Two days of the consultation side by side"),
        of.reader,
        locale.gettext(
            "Chance is asked about only where new events came: what happened between the days "
            "against what was before. Other differences are the same records, seen later."
        ),
        narrowed=bool(of.scope.sectors),
    )


# -- two sectors ------------------------------------------------------------------------------


def pair(of: Source, asked: Sequence[str] = ()) -> tuple[str, ...]:
    """Two sectors: those asked for, else the first of those chosen and of all; fewer where the
    programme has fewer."""
    known = of.sector_names
    wanted = [*asked, *of.scope.sectors, *known]
    return tuple(dict.fromkeys(code for code in wanted if code in known))[:2]


def two_sectors(of: Source, asked: Sequence[str] = ()) -> Exhibit:
    _ = of.reader.locale.gettext
    title = _("Two sectors side by side")
    chosen = pair(of, asked)
    if len(chosen) < 2:
        return empty_exhibit("two_sectors", title, _("The programme has only one sector."))
    first, second = (replace(of.scope, sectors=(code,)) for code in chosen)
    table = of.read(comparison.side_by_side, first, scope=second)
    names = _sector_labels(of, chosen)
    return charts.figure_by_figure(table, names, "two_sectors", title, of.reader, narrowed=True)


def _sector_labels(of: Source, chosen: Sequence[str]) -> tuple[str, str]:
    """Their names; with the codes where two sectors have one name."""
    first, second = (of.sector_names[code] for code in chosen)
    if first != second:
        return first, second
    return f"{first} ({chosen[0]})", f"{second} ({chosen[1]})"


def sector_course(of: Source, measure: str, asked: Sequence[str] = ()) -> Exhibit:
    colours = of.reader.palette.sectors(list(of.sector_names))
    alike = len(set(colours.values())) == 1
    both = of.reader.palette.categories
    chosen = pair(of, asked)
    names = _sector_labels(of, chosen) if len(chosen) == 2 else (*of.sector_names.values(),)
    sides = [
        charts.SideCourse(
            names[n],
            both[n] if alike else colours[code],
            of.read(comparison.course, scope=replace(of.scope, sectors=(code,))),
        )
        for n, code in enumerate(chosen)
    ]
    _ = of.reader.locale.gettext
    title = _("{course} – two sectors", course=_(charts.COURSES[measure]))
    exhibit = charts.course_lines(measure, f"sector_{measure}", title, sides, of.reader)
    return _with_note(of, exhibit, of.scope.whole_period())


# -- two programmes ---------------------------------------------------------------------------


def other_programme(of: Source, asked: str = "") -> Programme | None:
    """The programme asked for; else the one before this one, else any other."""
    others = [each for each in of.programmes if each.id != of.programme.id]
    if named := next((each for each in others if each.code == asked), None):
        return named
    began = of.programme.period_start
    before = [each for each in others if began and each.period_start and each.period_start < began]
    return next(iter(before or others), None)


def two_programmes(of: Source, asked: str = "") -> Exhibit:
    """The other on the same day of its consultation, so that a running one can be held against a
    finished one."""
    locale = of.reader.locale
    _ = locale.gettext
    title = _("Two programmes side by side")
    other = other_programme(of, asked)
    if other is None:
        return empty_exhibit("two_programmes", title, _only_one(of))
    own, first, same_day = _scopes(of, other)
    names = programme_labels(of, other)
    table = of.read(comparison.side_by_side, first, scope=own)
    days = {"first": names[0], "day": locale.date(first.as_of), "second": names[1]}
    days["own_day"] = locale.date(own.as_of)
    note = _("{first} as of {day}, {second} as of {own_day}.", **days)
    if same_day is not None:
        note = _(
            "Both on the same day of the consultation, number {n}: {first} as of {day}, {second} "
            "as of {own_day}.",
            n=locale.number(same_day),
            **days,
        )
    narrowed = bool(own.sectors)
    exhibit = charts.figure_by_figure(
        table, names, "two_programmes", title, of.reader, note, narrowed=narrowed
    )
    return _with_note(of, exhibit, own)


def programme_course(of: Source, measure: str, asked: str = "") -> Exhibit:
    """Both courses, the finished one's to its end."""
    key = f"programme_{measure}"
    _ = of.reader.locale.gettext
    title = _("{course} – two programmes", course=_(charts.COURSES[measure]))
    other = other_programme(of, asked)
    if other is None:
        return empty_exhibit(key, title, _only_one(of))
    own, first, _same_day = _scopes(of, other)
    palette = of.reader.palette
    whole = replace(first, as_of=last_day(other))
    names = programme_labels(of, other)
    sides = [
        charts.SideCourse(names[0], palette.categories[1], of.read(comparison.course, scope=whole)),
        charts.SideCourse(names[1], palette.accent, of.read(comparison.course, scope=own)),
    ]
    return _with_note(of, charts.course_lines(measure, key, title, sides, of.reader), own)


def programme_labels(of: Source, other: Programme) -> tuple[str, str]:
    """What the other and this one are called in a heading: by their years, or by their codes."""
    labels = [_years(each) for each in (other, of.programme)]
    if labels[0] and labels[1] and labels[0] != labels[1]:
        return labels[0], labels[1]
    return other.code, of.programme.code


def programme_choice(of: Source) -> dict[str, str]:
    """Code → name of every other programme."""
    return {
        each.code: programme_name(each, of.reader.locale)
        for each in of.programmes
        if each.id != of.programme.id
    }


def _years(programme: Programme) -> str:
    start, end = programme.period_start, programme.period_end
    if not start or not end:
        return ""
    return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"


def _only_one(of: Source) -> str:
    return of.reader.locale.gettext("The records hold only one programme.")


def _scopes(of: Source, other: Programme) -> tuple[Scope, Scope, int | None]:
    """This programme's scope, the other's, and the day of the consultation on which both stand;
    None where one has no beginning, or the other's records do not reach so far.

    The period is this programme's own and narrows neither. Sectors narrow both where both have
    them all.
    """
    first = Scope(other.id, other.code, last_day(other))
    own = of.scope.whole_period()
    there = set(of.read(sector_codes, scope=first))
    if own.sectors and there.issuperset(own.sectors):
        first = replace(first, sectors=own.sectors)
    else:
        own = own.whole_programme()
    starts = [of.read(comparison.course, scope=scope).start for scope in (own, first)]
    if starts[0] is None or starts[1] is None or own.as_of < starts[0]:
        return own, first, None
    passed = own.as_of - starts[0]
    if starts[1] + passed > first.as_of:
        return own, first, None
    return own, replace(first, as_of=starts[1] + passed), passed.days


def _with_note(of: Source, exhibit: Exhibit, shown: Scope) -> Exhibit:
    """Says which of the reader's choices do not narrow the scope that is shown."""
    return told_beyond(of, exhibit, set(of.scope.chosen) - set(shown.chosen))


# -- the catalogue ----------------------------------------------------------------------------

_READING = N_(
    "Each line begins on the day on which its consultation began, so that two of different years "
    "lie over each other. It ends where its records end."
)
COMPARISON = {
    "two_days": Entry("compare", "days", two_days, _INDICATORS, audiences=()),
    "two_sectors": Entry("compare", "sectors", two_sectors, _INDICATORS, audiences=()),
    **{
        f"sector_{measure}": Entry(
            "compare",
            "sectors",
            lambda of, m=measure: sector_course(of, m),
            (measure,),
            _READING,
            audiences=(),
        )
        for measure in charts.COURSES
    },
    "two_programmes": Entry(
        "compare", "programmes", two_programmes, _INDICATORS, audiences=("coordinating",)
    ),
    **{
        f"programme_{measure}": Entry(
            "compare",
            "programmes",
            lambda of, m=measure: programme_course(of, m),
            (measure,),
            _READING,
            audiences=("coordinating",) if measure == "postulates" else (),
        )
        for measure in charts.COURSES
    },
}
