"""The contract's indicators computed anew, in plain Python from the raw rows: no SQL, no pandas.

Slow and plain on purpose: it shares nothing with the product but the names of tables and keys.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction
from statistics import median
from typing import Any

from tests.audit.world import COORDINATING, DECIDED, DUE, OPEN, VOID, Row, World

ROLES = ("city_hall", "ngo", "expert")


def expected(world: World) -> dict[str, Any]:
    """What `data_access.indicators.compute` must say, but for the forecast."""
    return {
        "participation": _families(world, participation),
        "attendance": _attendance(world),
        "postulates": _families(world, postulates),
        "schedule": schedule(world),
    }


def _families(world: World, family: Callable[[World], dict]) -> dict[str, Any]:
    sectors = {code: family(world.of(code)) for code in world.codes}
    return {"sectors": sectors, "total": family(world)}


def share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


# -- participation ---------------------------------------------------------------------------


def acts(world: World) -> set[tuple[str, str, str, date]]:
    """(sector, organisation, its meeting or postulate, day)"""
    done = set()
    for m in world.met():
        if m.team in world.codes and m.state == "held":
            done |= {
                (m.team, row.organisation, f"m{m.code}", m.day)
                for row in m.rows
                if row.organisation and row.attended
            }
    supporters = defaultdict(set)
    for row in world.postulate_supporters:
        supporters[row.postulate].add(row.organisation)
    for p in world.submitted():
        for who in {p.organisation, *supporters[p.code]} - {None}:
            done.add((p.sector, who, f"p{p.code}", p.submitted_on))
    return done


def participation(world: World) -> dict[str, Any]:
    done = acts(world)
    declared = {row.organisation for row in world.organisation_sectors if row.sector in world.codes}
    times = Counter(who for _sector, who, _source, _day in done)
    meetings = Counter(who for _sector, who, source, _day in done if source[0] == "m")
    first: dict[str, date] = {}
    for _sector, who, _source, day in acts(world.of(whole=True)):
        first[who] = min(day, first.get(who, day))
    n, whole = len(times), sum(times.values())
    counts = sorted(times.values())
    differences = sum(abs(a - b) for a in counts for b in counts)
    found = {
        "declared": len(declared),
        "active": n,
        "active_declared": len(declared & times.keys()),
        "active_outside": len(times.keys() - declared),
        "reach": share(len(declared & times.keys()), len(declared)),
        "attending": len(meetings),
        "submitting": len({who for _sector, who, source, _day in done if source[0] == "p"}),
        "returning": share(sum(k > 1 for k in meetings.values()), len(meetings)),
        "newcomers": sum(world.in_period(first[who]) for who in times),
        "acts": whole,
        "acts_per_active": share(whole, n),
        "concentration_gini": Fraction(differences, 2 * n * whole) if n > 1 else None,
        "top5_share": share(sum(counts[-5:]), whole),
        "representation": {},
        "representation_score": {},
    }
    for attribute in ("legal_form", "district"):
        rows = _representation(world, attribute, set(times), declared)
        found["representation"][attribute] = rows
        steps = [abs(row["difference"]) for row in rows.values() if row["difference"] is not None]
        found["representation_score"][attribute] = 1 - sum(steps) / 2 if steps else None
    return found


def _representation(world: World, attribute: str, active: set, declared: set) -> dict[str, Any]:
    groups = defaultdict(set)
    for row in world.organisations:
        if row.code in active | declared:
            groups[getattr(row, attribute) or ""].add(row.code)
    rows = {}
    for name, members in groups.items():
        one, other = len(members & active), len(members & declared)
        shares = share(one, len(active)), share(other, len(declared))
        rows[name] = {
            "active": one,
            "declared": other,
            "active_share": shares[0],
            "declared_share": shares[1],
            "difference": None if None in shares else shares[0] - shares[1],
        }
    return rows


# -- attendance ------------------------------------------------------------------------------


def _attendance(world: World) -> dict[str, Any]:
    met, chosen = world.met(), {*world.codes}
    own = [m for m in met if m.team == COORDINATING]
    return {
        "sectors": {code: attendance(world, [m for m in met if m.team == code]) for code in chosen},
        "coordinating": attendance(world, own) | {"quorum": _quorum(world, own)},
        "total": attendance(world, world.met_in_scope()),
        "meetings": {
            m.code: {"team": m.team, "starts_on": m.day.isoformat(), "status": m.state, **counts(m)}
            for m in met
            if m.team in chosen or m.team == COORDINATING
        },
    }


def counts(*meetings: Row) -> dict[str, Any]:
    """Of organisations' rows, over held meetings; rates over those with a list."""
    held = [m for m in meetings if m.state == "held"]
    expected = [row for m in meetings for row in m.rows if row.organisation]
    came = [row for m in held for row in m.rows if row.organisation and row.attended]
    listed = [row for m in held if has_list(m) for row in m.rows if row.organisation]
    invited, registered = ([r for r in listed if getattr(r, n)] for n in ("invited", "registered"))
    show_up = share(sum(row.attended for row in registered), len(registered))
    return {
        "invited": sum(row.invited for row in expected),
        "registered": sum(row.registered for row in expected),
        "attended": len(came),
        "people": sum(row.people for m in held for row in m.rows if row.attended),
        "walk_ins": sum(not row.invited and not row.registered for row in came),
        "attendance_rate": share(sum(row.attended for row in invited), len(invited)),
        "show_up_rate": show_up,
        "no_show_rate": None if show_up is None else 1 - show_up,
    }


def has_list(meeting: Row) -> bool:
    return any(row.attended for row in meeting.rows)


def attendance(world: World, meetings: list[Row]) -> dict[str, Any]:
    held = [m for m in meetings if m.state == "held"]
    planned = [m for m in meetings if m.state == "planned"]
    members = {row.code: row for row in world.members}
    presence: dict[str, list[Row]] = {role: [] for role in ROLES}
    for m in filter(has_list, held):
        for row in m.rows:
            member = members.get(row.member)
            if member and row.invited and _in_term(member, m.day):
                presence[member.role].append(row)
    return {
        "meetings_held": len(held),
        "meetings_planned": len(planned),
        "meetings_cancelled": sum(m.state == "cancelled" for m in meetings),
        "meetings_lapsed": sum(m.day < world.scope.as_of for m in planned),
        "without_list": sum(not has_list(m) for m in held),
        "without_minutes": sum(not (m.minutes_url or "").strip() for m in held),
        **counts(*held),
        "team_presence": {
            role: share(sum(row.attended for row in rows), len(rows))
            for role, rows in presence.items()
        },
        "excused": sum(row.excused for rows in presence.values() for row in rows),
    }


def _in_term(member: Row, day: date) -> bool:
    start, end = (getattr(member, name, None) for name in ("from", "to"))
    return (start is None or start <= day) and (end is None or end >= day)


def _quorum(world: World, meetings: list[Row]) -> Fraction | None:
    met = []
    for m in meetings:
        if m.state != "held" or not has_list(m):
            continue
        own = {
            row.code for row in world.members if row.team == COORDINATING and _in_term(row, m.day)
        }
        if own:
            met.append(2 * sum(r.attended and r.member in own for r in m.rows) >= len(own))
    return share(sum(met), len(met))


# -- postulates ------------------------------------------------------------------------------


def postulates(world: World) -> dict[str, Any]:
    found, as_of = world.submitted(), world.scope.as_of
    answer_within = world.programmes[0].response_days
    statuses = Counter(p.status for p in found)
    groups = {"open": OPEN, "decided": DECIDED, "void": VOID}
    by_group = {name: sum(statuses[s] for s in members) for name, members in groups.items()}
    decided = [p for p in found if p.status in DECIDED]
    taken_up = [p for p in decided if p.status != "rejected"]
    linked = {row.postulate for row in world.postulate_provisions}
    counted = [p for p in found if p.status not in VOID]
    open_ones = [p for p in found if p.status in OPEN]

    def waited(p: Row, until: date | None = None) -> int:
        return ((until or as_of) - p.submitted_on).days

    due = [p for p in counted if waited(p) >= answer_within]
    on_time = [p for p in due if p.first_decided and waited(p, p.first_decided) <= answer_within]
    overdue = {p.code for p in open_ones if waited(p) > answer_within}
    units = defaultdict(list)
    for p in found:
        units[p.department or ""].append(p)
    return {
        "postulates": len(found),
        "by_status": {s: statuses[s] for s in (*OPEN, *DECIDED, *VOID)},
        "by_group": by_group,
        "decided_share": share(len(decided), len(counted)),
        "acceptance_rate": share(len(taken_up), len(decided)),
        "justified_share": share(sum(p.justified for p in decided), len(decided)),
        "unjustified": sum(not p.justified for p in decided),
        "changes_without_reason": sum(
            run.status in DUE and not run.reason for p in found for run in p.runs[1:]
        ),
        "answered_on_time": share(len(on_time), len(due)),
        "in_programme": share(sum(p.code in linked for p in taken_up), len(taken_up)),
        "overdue": len(overdue),
        "age_days": _spread([waited(p) for p in open_ones]),
        "days_in_present_status": _spread([(as_of - p.runs[-1].on).days for p in open_ones]),
        "days_to_decision": _quantiles(
            [(waited(p, p.first_decided), p.first_decided is not None) for p in counted]
        ),
        "by_department": {
            unit: {
                "postulates": len(rows),
                "open": sum(p.status in OPEN for p in rows),
                "overdue": sum(p.code in overdue for p in rows),
                "decided": sum(p.status in DECIDED for p in rows),
                "unjustified": sum(p.status in DECIDED and not p.justified for p in rows),
            }
            for unit, rows in units.items()
        },
        "waiting_by_unit": _waiting(units, as_of),
        "flow": _flow(found, as_of),
        **_weeks(found, as_of),
        "days_in_status": _visits(found),
    }


def _spread(days: list[int]) -> dict[str, float | None]:
    return {"median": median(days), "max": max(days)} if days else {"median": None, "max": None}


def _quantiles(waits: list[tuple[int, bool]]) -> dict[str, int | None]:
    """Kaplan–Meier, in fractions."""
    waiting, found = Fraction(1), {"median": None, "p85": None}
    for day in sorted({days for days, decided in waits if decided}):
        at_risk = sum(days >= day for days, _ in waits)
        waiting *= 1 - Fraction(sum(wait == (day, True) for wait in waits), at_risk)
        for name, left in (("median", Fraction(1, 2)), ("p85", Fraction(15, 100))):
            if found[name] is None and waiting <= left:
                found[name] = day
    return found


def _waiting(units: dict[str, list[Row]], as_of: date) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for unit, rows in units.items():
        for run in (run for p in rows for run in p.runs if run.status in OPEN):
            none = {"visits": 0, "days": 0}
            stay = found.setdefault(unit, {}).setdefault(
                run.status, {"finished": dict(none), "running": dict(none)}
            )
            kind = stay["finished" if run.until else "running"]
            kind["visits"] += 1
            kind["days"] += (
                (run.until - run.at) / timedelta(days=1) if run.until else (as_of - run.on).days
            )
    return found


def _flow(found: list[Row], as_of: date) -> list[dict[str, Any]]:
    first = min((p.submitted_on for p in found), default=None)
    days = [] if first is None else [first + timedelta(n) for n in range((as_of - first).days + 1)]
    rows = []
    for day in days:
        there = Counter(
            [run for run in p.runs if run.on <= day][-1].status
            for p in found
            if p.submitted_on <= day and any(run.on <= day for run in p.runs)
        )
        rows.append(
            {"day": day.isoformat(), "postulates": sum(there.values())}
            | {status: there[status] for status in (*OPEN, *DECIDED, *VOID)}
        )
    return rows


def _weeks(found: list[Row], as_of: date) -> dict[str, Any]:
    first = min((p.submitted_on for p in found), default=None)
    if first is None:
        return {"arrivals": {}, "decisions": {}}
    start = first - timedelta(first.weekday())
    weeks = [week(start + timedelta(7 * n)) for n in range((as_of - start).days // 7 + 1)]
    arrived = Counter(week(p.submitted_on) for p in found)
    decided = Counter(week(p.first_decided) for p in found if p.first_decided)
    return {
        "arrivals": {name: arrived[name] for name in weeks},
        "decisions": {name: decided[name] for name in weeks},
    }


def week(day: date) -> str:
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def _visits(found: list[Row]) -> dict[str, list[float]]:
    visits = defaultdict(list)
    for run in (run for p in found for run in p.runs if run.until):
        visits[run.status].append((run.until - run.at) / timedelta(days=1))
    return {status: sorted(days) for status, days in visits.items()}


# -- schedule --------------------------------------------------------------------------------


def schedule(world: World) -> dict[str, Any]:
    as_of = world.scope.as_of
    coming = [m for m in world.met_in_scope() if m.state == "planned" and m.day >= as_of]
    return {
        "milestones": {m.code: _milestone(m, as_of) for m in world.milestones},
        "upcoming": [m.code for m in sorted(coming, key=lambda m: (m.starts_at, m.code))],
        "longest_gap_days": {code: _gap(world.of(code, whole=True)) for code in world.codes},
    }


def _milestone(m: Row, as_of: date) -> dict[str, Any]:
    start, end = (day if day and day <= as_of else None for day in (m.actual_start, m.actual_end))
    if end:
        state, slip = "done", (end - m.planned_end).days
    elif m.planned_end < as_of:
        state, slip = "late", (as_of - m.planned_end).days
    else:
        state, slip = ("under_way" if start else "not_started"), 0
    return {"state": state, "slip_days": slip}


def _gap(world: World) -> int | None:
    days = sorted(m.day for m in world.met_in_scope() if m.state == "held")
    if not days:
        return None
    return max((b - a).days for a, b in zip(days, [*days[1:], world.scope.as_of], strict=True))


def pairs(found: Any, right: Any, path: str = "") -> Iterable[tuple[str, Any, Any]]:
    """Every figure of `right` beside the product's, with where it stands."""
    if isinstance(right, dict):
        for key, value in right.items():
            inside = found.get(key, "missing") if isinstance(found, dict) else found
            yield from pairs(inside, value, f"{path}.{key}")
    elif isinstance(right, list) and isinstance(found, list) and len(found) == len(right):
        for n, (one, other) in enumerate(zip(found, right, strict=True)):
            yield from pairs(one, other, f"{path}.{n}")
    else:
        yield path.strip("."), found, right


def same(found: Any, right: Any) -> bool:
    if right is None or found is None or isinstance(found, str) or isinstance(right, (str, list)):
        return found == right
    return abs(float(found) - float(right)) < 1e-9
