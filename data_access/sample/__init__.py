"""The sample: a made-up but believable run of Kraków's programme 2012–2014, stopped in mid-process.

Everything is invented, the organisations and their numbers included: KRS, NIP and REGON lie in
ranges that no court, tax or statistical office gives out. The same tables come out every time.
Words are in `texts/`, figures that are meant (calendar, head counts, schedule) too; each part
draws from a random generator of its own.

Stories worth finding, as of 15.09.2011:

1. A sector that falls asleep: SRO met on 29.03 and 02.06.2011; the meeting of 12.07 (SRO-S3) was
   cancelled, none is planned, and after 10.06 hardly anything comes from it. Every other
   sector met within the last 30 days.
2. A few that dominate: four organisations (`participants.dominators`) make half of the acts of
   KUL. Three umbrella organisations (`participants.umbrellas`) are present in every sector.
3. A department that does not answer: Wydział Sportu; most of its postulates are open and overdue.
4. Records with holes: SPO-S3 was held and has no attendance list, ZDR-S2 has no minutes.
5. Falling attendance: of the invited 16 of 36 came to EDU-S1, then 11 of 42, 8 of 40 and at last
   5 of 38; a fall beyond chance, and that of no other sector.
6. Eight decisions without a justification.
7. Ten organisations of KUL, EDU and ZDR invited to at least three meetings that never came
   (`participants.never_came`); no other organisation is like them.
8. A planned meeting whose date has passed: GOS-S4, on 06.09.2011.
9. Missing districts: Nowa Huta's five (XIV–XVIII) are in the register, rarely among the active.
10. A small sector with a wide reach: WYK, declared by few, with nearly as many outsiders active.
11. A backlog that will not be gone by the end of the consultation, 31.10.2011.

Also there: the coordinating team without a quorum (KOR-S5), two seats that changed hands and one
left empty (KOR-15), members' absences with notice, postulates on one topic from several
sectors (some merged), reopened decisions, comments on the draft in September (U-…), accepted
postulates not yet in the programme's text, a milestone that is late now (H-08).
"""

import pandas as pd

from data_access.sample import (
    attendance,
    histories,
    meetings,
    organisations,
    postulates,
    programme,
    teams,
)


def tables() -> dict[str, pd.DataFrame]:
    """The tables of the data format by name, with its columns, freshly made on every call.

    Dates are `datetime.date`, date-times are stamped Europe/Warsaw, flags are booleans; what a
    row does not have is missing.
    """
    return {
        "programmes": programme.programmes(),
        "sectors": programme.sectors(),
        "organisations": organisations.organisations(),
        "organisation_sectors": organisations.organisation_sectors(),
        "members": teams.members(),
        "meetings": meetings.meetings(),
        "attendance": attendance.attendance(),
        "postulates": postulates.postulates(),
        "postulate_supporters": postulates.postulate_supporters(),
        "postulate_statuses": histories.postulate_statuses(),
        "provisions": programme.provisions(),
        "postulate_provisions": histories.postulate_provisions(),
        "milestones": programme.milestones(),
        "events": programme.events(),
    }
