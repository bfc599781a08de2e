"""Key-figure cards beside the indicators of their scope."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection

from charts import Reader
from data_access.models import Programme
from data_access.scope import Scope, programmes
from locales import locale
from tests.audit import oracle
from tests.audit.audit import Findings
from tests.audit.world import world
from ui import overview, postulate
from ui.kpi import Kpi


@dataclass(frozen=True)
class Page:
    """What the cards ask of a view, without a browser."""

    scope: Scope
    reader: Reader
    programme: Programme
    connection: Connection

    def read(self, function: Any, *args: Any, scope: Scope | None = None, **options: Any) -> Any:
        return function(scope or self.scope, self.connection, *args, **options)


def cards(scope: Scope, connection: Connection, language: str, findings: Findings) -> None:
    """Each value on the overview's and the postulates' cards, as it is written."""
    programme = next(p for p in programmes(connection) if p.id == scope.programme_id)
    page = Page(scope, Reader(locale(language)), programme, connection)
    right = oracle.expected(world(scope, connection))
    people, met, asked = (right[name]["total"] for name in _FAMILIES)
    number, share = page.reader.locale.number, percent
    groups = asked["by_group"]
    told = [
        (number(people["active"]), share(people["reach"]), share(met["attendance_rate"])),
        (number(groups["open"]), share(asked["decided_share"])),
    ]
    _check(overview.overview_figures(page)[:5], [*told[0], *told[1]], findings, f"{scope} overview")
    told = [number(asked["postulates"]), number(asked["overdue"])]
    told += [share(asked[key]) for key in ("decided_share", "acceptance_rate", "justified_share")]
    _check(postulate.postulate_figures(page)[:5], told, findings, f"{scope} postulates")


_FAMILIES = ("participation", "attendance", "postulates")


def _check(found: list[Kpi], right: list[str], findings: Findings, where: str) -> None:
    for kpi, value in zip(found, right, strict=True):
        findings.check(kpi.value, value, f"{where} {kpi.label}")


def percent(value: float | None) -> str:
    """Rounded half up from the fraction that a float stands for."""
    if value is None:
        return "—"
    exact = Fraction(value).limit_denominator(10_000) * 100
    return f"{(2 * exact.numerator + exact.denominator) // (2 * exact.denominator)}%"
