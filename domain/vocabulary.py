"""The closed lists of the records, as in the data format: values stored, never labels shown."""

from enum import StrEnum
from typing import Final

COORDINATING: Final = "coordinating"
"""The team code of the coordinating team; every other team is a sector's code."""


class Group(StrEnum):
    """What a postulate's status means for the one who waits for an answer."""

    OPEN = "open"
    DECIDED = "decided"
    VOID = "void"


class Status(StrEnum):
    """Statuses of a postulate, in order of flow."""

    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    PRESENTED = "presented"
    DEFERRED = "deferred"
    ACCEPTED = "accepted"
    PARTLY_ACCEPTED = "partly_accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    OUT_OF_SCOPE = "out_of_scope"


OPEN_STATUSES: Final = (Status.SUBMITTED, Status.IN_REVIEW, Status.PRESENTED, Status.DEFERRED)
DECIDED: Final = (Status.ACCEPTED, Status.PARTLY_ACCEPTED, Status.REJECTED)
VOID: Final = (Status.WITHDRAWN, Status.MERGED, Status.OUT_OF_SCOPE)
GROUPS: Final = {Group.OPEN: OPEN_STATUSES, Group.DECIDED: DECIDED, Group.VOID: VOID}

JUSTIFICATION_DUE: Final = frozenset(
    {*DECIDED, Status.DEFERRED, Status.MERGED, Status.OUT_OF_SCOPE}
)

USUAL_STEPS: Final[dict[Status, frozenset[Status]]] = {
    Status.SUBMITTED: frozenset(
        {Status.IN_REVIEW, Status.MERGED, Status.WITHDRAWN, Status.OUT_OF_SCOPE}
    ),
    Status.IN_REVIEW: frozenset(
        {Status.PRESENTED, Status.DEFERRED, Status.MERGED, Status.WITHDRAWN, Status.OUT_OF_SCOPE}
    ),
    Status.PRESENTED: frozenset(
        {*DECIDED, Status.DEFERRED, Status.IN_REVIEW, Status.MERGED, Status.WITHDRAWN}
    ),
    Status.DEFERRED: frozenset({Status.IN_REVIEW, Status.PRESENTED, Status.WITHDRAWN}),
    Status.ACCEPTED: frozenset({Status.IN_REVIEW}),
    Status.PARTLY_ACCEPTED: frozenset({Status.IN_REVIEW}),
    Status.REJECTED: frozenset({Status.IN_REVIEW}),
    Status.OUT_OF_SCOPE: frozenset({Status.IN_REVIEW}),
    Status.WITHDRAWN: frozenset(),
    Status.MERGED: frozenset(),
}


class MemberRole(StrEnum):
    """What a team member stands for."""

    CITY_HALL = "city_hall"
    NGO = "ngo"
    EXPERT = "expert"


class MeetingKind(StrEnum):
    SECTOR = "sector"
    COORDINATING = "coordinating"
    CONSULTATION = "consultation"


class MeetingMode(StrEnum):
    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"


class MeetingStatus(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class ParticipantKind(StrEnum):
    """Who a row of an attendance list is about."""

    ORGANISATION = "organisation"
    MEMBER = "member"
    PARTY = "party"


class LoadOutcome(StrEnum):
    """Of a load."""

    LOADED = "loaded"
    REFUSED = "refused"


class RowChange(StrEnum):
    """What a write did to a row."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    BROUGHT_BACK = "brought_back"


class Channel(StrEnum):
    """How a postulate came in."""

    MEETING = "meeting"
    EMAIL = "email"
    FORM = "form"
    LETTER = "letter"
    OTHER = "other"


class Area(StrEnum):
    """What a postulate is about."""

    FINANCIAL = "financial"
    NON_FINANCIAL = "non_financial"
    SYSTEMIC = "systemic"


class Stage(StrEnum):
    """A postulate gathered before there was a draft, or a comment on the draft."""

    GATHERING = "gathering"
    DRAFT_CONSULTATION = "draft_consultation"
