"""The sample's stories, numbered as in the package's docstring."""

from datetime import date, timedelta
from itertools import pairwise

from data_access.sample import participants
from data_access.sample.organisations import NOWA_HUTA
from domain.evidence.fall import Fall, falls
from domain.vocabulary import JUSTIFICATION_DUE, OPEN_STATUSES
from tests.data_access.sample_views import AS_OF, acts, lists, meetings, postulates, table, top_five


def test_1_a_sector_falls_asleep() -> None:
    own = meetings()[meetings().team == "SRO"]
    assert own[own.status == "held"].day.max() == date(2011, 6, 2)
    assert not ((own.status == "planned") & (own.day > date(2011, 6, 2))).any()
    later = acts()[acts().day > date(2011, 6, 10)].groupby("sector").size()
    assert later["SRO"] <= 8
    assert later.drop("SRO").min() >= 2 * later["SRO"]
    held = meetings()[(meetings().status == "held") & (meetings().team != "coordinating")]
    idle = held.groupby("team").day.max().map(lambda day: (AS_OF - day).days)
    assert list(idle[idle > 30].index) == ["SRO"]
    between = held.groupby("team").day.agg(lambda days: max(b - a for a, b in pairwise(days)).days)
    assert between.max() < idle["SRO"]


def test_2_a_few_dominate_culture() -> None:
    shares = {sector: top_five(rows.organisation) for sector, rows in acts().groupby("sector")}
    culture = shares.pop("KUL")
    assert culture >= 0.5
    assert max(shares.values()) <= 0.40
    own = acts().query("sector == 'KUL'").organisation.isin(participants.dominators())
    assert own.mean() >= 0.4


def test_3_a_department_does_not_answer() -> None:
    overdue = postulates().groupby("department").overdue.agg(["sum", "mean"])
    silent = overdue.loc["Wydział Sportu"]
    assert silent["mean"] > 0.5
    assert silent["sum"] > overdue.drop("Wydział Sportu")["sum"].sum()


def test_4_a_meeting_without_a_list_and_one_without_minutes() -> None:
    held = meetings()[meetings().status == "held"]
    attended = table("attendance").query("attended").meeting
    assert list(held.index.difference(attended)) == ["SPO-S3"]
    assert list(held[held.minutes_url.isna()].index) == ["ZDR-S2"]


def test_5_attendance_falls_in_education_and_there_only() -> None:
    came = lists().attended & lists().invited
    rows = lists().assign(came=came, showed_up=lists().attended & lists().registered)
    sums = rows.groupby(["team", "day"])[
        ["invited", "registered", "attended", "came", "showed_up"]
    ].sum()
    sums = sums.assign(rate=sums.came / sums.invited, show_up=sums.showed_up / sums.registered)
    falling = {
        team
        for team, last in sums.groupby(level="team").tail(3).groupby(level="team")
        if len(last) == 3 and last.rate.is_monotonic_decreasing
    }
    assert falling == {"EDU"}
    for measure in ("attended", "rate", "show_up"):
        assert sums.loc["EDU"][measure].diff().dropna().lt(0).all(), measure
    by_team = {
        team: list(zip(each.came, each.invited, strict=True)) for team, each in sums.groupby("team")
    }
    assert falls(by_team) == {"EDU": Fall(24, 120, 16, 36)}


def test_6_decisions_without_a_justification() -> None:
    changes = table("postulate_statuses")
    due = changes[changes.status.isin(JUSTIFICATION_DUE)]
    missing = due[due.justification.isna()]
    assert len(missing) == 8
    assert (postulates().status[missing.postulate].to_numpy() == missing.status.to_numpy()).all()


def test_7_invited_three_times_and_never_came() -> None:
    counts = lists().groupby("organisation")[["invited", "attended"]].sum()
    found = counts[(counts.invited >= 3) & (counts.attended == 0)].index
    planted = {code for codes in participants.never_came().values() for code in codes}
    assert set(found) == planted
    assert len(planted) == 10


def test_8_a_planned_meeting_whose_date_has_passed() -> None:
    lapsed = meetings()[(meetings().status == "planned") & (meetings().day < AS_OF)]
    assert list(lapsed.index) == ["GOS-S4"]


def test_9_nowa_huta_is_missing() -> None:
    register = table("organisations").set_index("code").district
    active = register[acts().organisation.unique()]
    assert register.isin(NOWA_HUTA).mean() > 0.15
    assert active.isin(NOWA_HUTA).mean() < register.isin(NOWA_HUTA).mean() / 2.5


def test_10_a_small_sector_with_a_wide_reach() -> None:
    declared = table("organisation_sectors").groupby("sector").organisation.agg(set)
    active = acts().groupby("sector").organisation.agg(set)
    reach = {
        sector: len(active[sector] & declared[sector]) / len(declared[sector])
        for sector in active.index
    }
    assert declared.map(len).idxmin() == "WYK"
    assert reach.pop("WYK") > 1.7 * max(reach.values())
    outside = {sector: len(active[sector] - declared[sector]) for sector in active.index}
    assert outside.pop("WYK") >= 2 * max(outside.values())


def test_11_the_backlog_outlasts_the_consultation() -> None:
    days = postulates().decided_at.dropna().dt.date
    weekly = ((days >= date(2011, 6, 20)) & (days <= date(2011, 9, 11))).sum() / 12
    weeks = postulates().status.isin(OPEN_STATUSES).sum() / weekly
    assert AS_OF + timedelta(weeks=weeks) > date(2011, 10, 31)
    assert weeks < 16
