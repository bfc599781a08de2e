"""What the forms call the columns of the data format."""

from collections.abc import Mapping

from locales import N_, Locale

_LABELS: Mapping[str, str] = {
    "actual_end": N_("Actual end"),
    "actual_start": N_("Actual start"),
    "area": N_("Area"),
    "attended": N_("Came"),
    "changed_at": N_("Day and time"),
    "channel": N_("Channel"),
    "code": N_("Code"),
    "date": N_("Day"),
    "department": N_("Responsible unit"),
    "ends_at": N_("Ends at"),
    "excused": N_("Sent notice"),
    "invited": N_("Invited"),
    "justification": N_("Justification"),
    "meeting": N_("Meeting"),
    "member": N_("Member"),
    "merged_into": N_("Merged with"),
    "minutes_url": N_("Address of the minutes"),
    "mode": N_("Held how"),
    "name": N_("Name"),
    "name_en": N_("Name in English"),
    "organisation": N_("Organisation"),
    "party": N_("Another party"),
    "people": N_("People"),
    "planned_end": N_("Planned end"),
    "planned_start": N_("Planned start"),
    "postulate": N_("Postulate"),
    "provision": N_("Provision"),
    "registered": N_("Registered"),
    "sector": N_("Sector"),
    "stage": N_("Stage"),
    "starts_at": N_("Start"),
    "status": N_("Status"),
    "submitted_on": N_("Submitted on"),
    "team": N_("Team"),
    "text": N_("Text"),
    "title": N_("Title"),
    "position": N_("Place"),
    "responsible": N_("Who does it: role or unit"),
    "due_on": N_("By when"),
    "votes_for": N_("Votes for"),
    "votes_against": N_("Votes against"),
    "votes_abstained": N_("Abstained"),
    "venue": N_("Venue"),
}


def column_labels(locale: Locale) -> dict[str, str]:
    """Column's name → its label in the reader's language."""
    return {name: locale.gettext(label) for name, label in _LABELS.items()}
