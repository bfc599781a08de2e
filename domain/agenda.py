"""In which order a meeting takes the postulates that wait for it."""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class WaitingPostulate:
    """A postulate that waits. `days_over`: past its deadline, 0 if it is not."""

    code: str
    sector: str
    days_over: int
    supporters: int


def agenda_order(
    items: Iterable[WaitingPostulate], sectors: Sequence[str], alike: Iterable[tuple[str, str]]
) -> list[str]:
    """Codes: the overdue first, the longest overdue before others; then sectors in their turn, of
    each the one with most supporters; what asks for much the same stands together.

    `sectors` in the programme's own order; `alike`: pairs of codes.
    """
    waiting = {item.code: item for item in sorted(items, key=_urgency)}
    neighbours = _neighbours(alike)
    placed: dict[str, None] = {}

    def place(code: str) -> None:
        kin = [other for other in waiting if other in neighbours[code] and other not in placed]
        placed.update(dict.fromkeys([code, *kin]))

    queues: dict[str, deque[str]] = {sector: deque() for sector in sectors}
    for item in waiting.values():
        if not item.days_over:
            queues.setdefault(item.sector, deque()).append(item.code)
        elif item.code not in placed:
            place(item.code)
    while any(queues.values()):
        for queue in queues.values():
            while queue and queue[0] in placed:
                queue.popleft()
            if queue:
                place(queue.popleft())
    return list(placed)


def _urgency(item: WaitingPostulate) -> tuple[int, int, str]:
    return -item.days_over, -item.supporters, item.code


def _neighbours(alike: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in alike:
        found[one].add(other)
        found[other].add(one)
    return found
