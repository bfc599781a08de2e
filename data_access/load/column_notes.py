"""What each column of the data format means, as its heading's note in a workbook tells it."""

from data_access.load.table_format import ColumnFormat, TableFormat
from locales import N_, Locale

_MEANINGS: dict[str, str] = {
    "programme": N_("Code of the programme that is consulted, as in the sheet «programy»."),
    "code": N_("The record's own code, unique in this sheet: other sheets refer to it."),
    "name": N_("Name as it is to be shown."),
    "name_en": N_("English name, for readers of the English version."),
    "title": N_("Title as it is to be shown."),
    "organisation": N_("Code of an organisation, as in the sheet «organizacje»."),
    "sector": N_("Code of a sector, as in the sheet «branze»."),
    "meeting": N_("Code of a meeting, as in the sheet «spotkania»."),
    "postulate": N_("Code of a postulate, as in the sheet «postulaty»."),
    "team": N_("Code of a sector, or «koordynacyjny» for the coordinating team."),
    "department": N_("The city's responsible department."),
    "programmes.period_start": N_("First day of the period that the programme is made for."),
    "programmes.period_end": N_("Last day of the period that the programme is made for."),
    "programmes.consultation_start": N_("First day of the consultation."),
    "programmes.consultation_end": N_("Last day of the consultation."),
    "programmes.response_days": N_("Days within which a postulate is to be answered; empty: 30."),
    "programmes.as_of": N_("Day on which the records were closed; empty: they are still kept."),
    "sectors.position": N_("Place of the sector in lists."),
    "organisations.legal_form": N_("E.g. association, foundation, parish, sports club."),
    "organisations.krs": N_("Number in the National Court Register."),
    "organisations.nip": N_("Tax number; its check digit must fit."),
    "organisations.regon": N_("REGON number; its check digit must fit."),
    "organisations.register_number": N_("Number in the city's own register."),
    "organisations.district": N_("District of the organisation's seat."),
    "organisations.public_benefit": N_("Whether it has the status of public benefit (OPP)."),
    "organisations.registered_on": N_("Day on which the organisation was registered."),
    "organisation_sectors.organisation": N_("Organisation that declares the sector: its code."),
    "members.role": N_("Whom the member represents."),
    "members.organisation": N_("Organisation that the member represents: its code."),
    "members.department": N_("Department that the member represents."),
    "members.display_name": N_("Name of the seat in the team, never a person's name."),
    "members.from": N_("First day of the member's term; empty: from the beginning."),
    "members.to": N_("Last day of the member's term; empty: to the end."),
    "meetings.kind": N_("Kind of meeting; empty: told from the team."),
    "meetings.starts_at": N_("Day and hour of the beginning."),
    "meetings.ends_at": N_("Day and hour of the end, or the hour alone; not before the beginning."),
    "meetings.venue": N_("Where the meeting is held."),
    "meetings.mode": N_("How people take part."),
    "meetings.status": N_("Whether the meeting is ahead, was held or was cancelled."),
    "meetings.minutes_url": N_("Address of the minutes."),
    "attendance.organisation": N_("An organisation on the list: its code."),
    "attendance.member": N_("A team's member on the list: the code."),
    "attendance.party": N_("Anyone else, e.g. «Rada Dzielnicy I»; never a person's name."),
    "attendance.invited": N_("Whether they were invited."),
    "attendance.registered": N_("Whether they said that they would come."),
    "attendance.attended": N_("Whether they came; only at a meeting that was held."),
    "attendance.excused": N_("Whether a member who did not come had sent word."),
    "attendance.people": N_("How many people came for them; empty: 1 where they came."),
    "postulates.text": N_("The postulate in full."),
    "postulates.organisation": N_("Author's code; empty: the author is not an organisation."),
    "postulates.meeting": N_("Meeting at which it was raised: its code."),
    "postulates.channel": N_("How it came in."),
    "postulates.area": N_("Area of co-operation."),
    "postulates.stage": N_("Stage of the consultation; empty: gathering."),
    "postulates.submitted_on": N_("Day on which it was submitted."),
    "postulate_supporters.organisation": N_("Organisation that supports the postulate: its code."),
    "postulate_statuses.changed_at": N_("When the status changed; a day alone will do."),
    "postulate_statuses.status": N_("Status from then on; that of the submission needs no row."),
    "postulate_statuses.team": N_("Team that decided: a sector's code or «koordynacyjny»."),
    "postulate_statuses.meeting": N_("Meeting at which it was decided: its code."),
    "postulate_statuses.justification": N_("Reason; due with decision, deferral, merger."),
    "postulate_statuses.merged_into": N_("Postulate into which this one was merged: its code."),
    "postulate_statuses.votes_for": N_("Votes for the decision."),
    "postulate_statuses.votes_against": N_("Votes against the decision."),
    "postulate_statuses.votes_abstained": N_("Members who abstained."),
    "agenda_items.meeting": N_("Meeting on whose agenda it stands: its code."),
    "agenda_items.position": N_("Its place on the agenda, from 1; empty: taken off it."),
    "tasks.meeting": N_("Meeting at which the task was given: its code."),
    "tasks.title": N_("What is to be done."),
    "tasks.responsible": N_("Role or unit that does it; no name of a person."),
    "tasks.due_on": N_("Day by which it is to be done."),
    "postulate_provisions.provision": N_("Provision that the postulate led to: its code."),
    "milestones.team": N_("Team whose step it is: a sector's code or «koordynacyjny»."),
    "milestones.planned_start": N_("First day as planned."),
    "milestones.planned_end": N_("Last day as planned."),
    "milestones.actual_start": N_("First day as it was; empty: not begun."),
    "events.date": N_("Day of the event: charts over time show it."),
    "clearances.code": N_("SHA-256 of the text that was looked through."),
    "clearances.place": N_("Where the text stood."),
    "clearances.redaction": N_("Text that is published instead; empty: the text as it stands."),
    "clearances.reason": N_("Why it may be published."),
    "milestones.actual_end": N_("Last day as it was; empty: not ended."),
}  # fmt: skip
"""By table and column, or by column alone where it means the same in each."""
KIND_NOTES = {
    "date": N_("a date, e.g. 05.07.2011"),
    "datetime": N_("a date and hour, e.g. 05.07.2011 17:00"),
    "flag": N_("tak or nie"),
    "count": N_("a whole number"),
    "choice": N_("one of the list"),
    "krs": N_("ten digits"),
    "nip": N_("ten digits"),
    "regon": N_("nine or fourteen digits"),
}
"""What a cell of a kind is to hold, for those kinds that are not plain text."""


def meaning(table: TableFormat, column: ColumnFormat, locale: Locale) -> str:
    """What the column means. Raises KeyError for a column that no one has described."""
    own = f"{table.name}.{column.name}"
    return locale.gettext(_MEANINGS[own] if own in _MEANINGS else _MEANINGS[column.name])


def column_note(table: TableFormat, column: ColumnFormat, example: str, locale: Locale) -> str:
    """What the column means, what it may hold, whether it is required, an example.

    Raises KeyError for a column that no one has described.
    """
    _ = locale.gettext
    lines = [meaning(table, column, locale)]
    if column.polish_choices:
        words = ", ".join(column.polish_choices.values())
        lines.append(_("One of: {words}.", words=words))
    elif column.kind in KIND_NOTES:
        lines.append(_("Expected: {what}.", what=_(KIND_NOTES[column.kind])))
    lines.append(_("Required.") if column.required else _("May be empty."))
    if example:
        lines.append(_("Example: {example}", example=example))
    return "\n".join(lines)
