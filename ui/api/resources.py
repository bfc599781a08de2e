"""What there is to read: routes, checks and the document are made from these declarations."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from data_access.publication import Rules
from locales import N_
from ui.api import answers
from ui.api.answers import Answer, Query
from ui.api.parameters import (
    PAGING,
    PROGRAMME_PARAMETER,
    SCOPE_PARAMETERS,
    SECTOR_PARAMETER,
    SERIES,
    Parameter,
    filters_of,
)


@dataclass(frozen=True)
class Resource:
    """`summary`: a source for gettext. `table`: whose public columns its items have; empty for what
    is no list.

    `needs`: parameters that tell of a column → its table and name, which must be public.
    """

    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    read: Callable[[Query], Answer]
    table: str = ""
    needs: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def is_public(self, rules: Rules) -> bool:
        return not self.table or self.table in rules.tables

    def allowed(self, rules: Rules) -> tuple[Parameter, ...]:
        """The parameters that tell of nothing that is not public."""
        lost = {
            name
            for name, (table, column) in self.needs.items()
            if column not in rules.tables.get(table, ())
        }
        return tuple(parameter for parameter in self.parameters if parameter.name not in lost)


RESOURCES = {
    one.name: one
    for one in (
        Resource("programmes", N_("Programmes"), PAGING, answers.list_programmes, "programmes"),
        Resource(
            "sectors",
            N_("Sectors of a programme, in its own order"),
            (PROGRAMME_PARAMETER, SECTOR_PARAMETER, *PAGING),
            answers.list_sectors,
            "sectors",
        ),
        Resource(
            "meetings",
            N_("Meetings, the latest first; of the coordinating team while no sector is chosen"),
            (*SCOPE_PARAMETERS, *filters_of("attendance", "lacking", "coming"), *PAGING),
            answers.list_meetings,
            "meetings",
        ),
        Resource(
            "postulates",
            N_(
                "Postulates, the last submitted first, with all that became of each by the "
                "as-of date"
            ),
            (
                *SCOPE_PARAMETERS,
                *filters_of(
                    "postulates", "status", "deadline", "unjustified", "department", "topic"
                ),
                *PAGING,
            ),
            answers.list_postulates,
            "postulates",
            {
                "department": ("postulates", "department"),
                "status": ("postulate_statuses", "status"),
                "deadline": ("postulate_statuses", "status"),
                "unjustified": ("postulate_statuses", "justification"),
            },
        ),
        Resource(
            "topics",
            N_(
                "Topics: groups of postulates of the chosen sectors, named by words of public texts"
            ),
            (*SCOPE_PARAMETERS, *PAGING),
            answers.list_topics,
            "postulates",
        ),
        Resource(
            "indicators",
            N_("All indicators: the same numbers as `python -m data_access indicators`"),
            (*SCOPE_PARAMETERS, SERIES),
            answers.read_indicators,
        ),
    )
}
