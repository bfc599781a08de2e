"""What the closed lists of the records are called: source texts, translated where shown."""

from domain.vocabulary import Area, Channel, Group, MeetingStatus, Stage, Status
from locales import N_

LABELS = {
    Status.SUBMITTED: N_("Submitted"),
    Status.IN_REVIEW: N_("In review by the sector team"),
    Status.PRESENTED: N_("Presented to the coordinating team"),
    Status.DEFERRED: N_("Deferred"),
    Status.ACCEPTED: N_("Accepted"),
    Status.PARTLY_ACCEPTED: N_("Partly accepted"),
    Status.REJECTED: N_("Not accepted"),
    Status.WITHDRAWN: N_("Withdrawn"),
    Status.MERGED: N_("Merged with another"),
    Status.OUT_OF_SCOPE: N_("Out of scope – passed to the right unit"),
    Group.OPEN: N_("Open"),
    Group.DECIDED: N_("Decided"),
    Group.VOID: N_("Closed without a decision"),
    MeetingStatus.PLANNED: N_("planned"),
    MeetingStatus.HELD: N_("held"),
    MeetingStatus.CANCELLED: N_("cancelled"),
    Area.FINANCIAL: N_("Financial forms"),
    Area.NON_FINANCIAL: N_("Non-financial forms"),
    Area.SYSTEMIC: N_("Systemic solutions"),
    Channel.MEETING: N_("Meeting"),
    Channel.EMAIL: N_("E-mail"),
    Channel.FORM: N_("Form"),
    Channel.LETTER: N_("Letter"),
    Channel.OTHER: N_("Other channel"),
    Stage.GATHERING: N_("Gathering of postulates"),
    Stage.DRAFT_CONSULTATION: N_("Consultation of the draft"),
}
DEADLINE_LABELS = {
    "overdue": N_("overdue"),
    "in_time": N_("Open, within the deadline"),
    "later": N_("Due in more than 7 days"),
    "due": N_("Due within 7 days"),
    "month": N_("Overdue by up to 30 days"),
    "quarter": N_("Overdue by 31–90 days"),
    "longer": N_("Overdue by more than 90 days"),
}
"""How open postulates stand to their response deadline."""
MILESTONE_STATES = {
    "done": N_("done"),
    "under_way": N_("under way"),
    "late": N_("late"),
    "not_started": N_("not started"),
}
TURNOVER = {
    "not_invited": N_("came before, not invited now"),
    "invited_missing": N_("came before, invited and missing"),
    "first_time": N_("came for the first time"),
    "came_back": N_("came back"),
    "never_came": N_("invited, never came before either"),
}
"""What an organisation did between two meetings of a team → how it is told."""
