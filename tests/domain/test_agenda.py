"""The order in which a meeting takes what waits."""

from hypothesis import given
from hypothesis import strategies as st

from domain.agenda import WaitingPostulate, agenda_order

SECTORS = ["KUL", "EDU", "SPO"]


def test_the_overdue_come_first_then_sectors_in_turn_and_the_alike_together() -> None:
    items = [
        WaitingPostulate("K1", "KUL", 0, 2),
        WaitingPostulate("K2", "KUL", 0, 9),
        WaitingPostulate("K3", "KUL", 40, 0),
        WaitingPostulate("E1", "EDU", 0, 1),
        WaitingPostulate("E2", "EDU", 90, 0),
        WaitingPostulate("S1", "SPO", 0, 0),
        WaitingPostulate("X1", "OTHER", 0, 5),
    ]
    order = agenda_order(items, SECTORS, [("E2", "S1"), ("K2", "gone")])
    assert order == ["E2", "S1", "K3", "K2", "E1", "X1", "K1"]


def test_equal_ones_stand_by_supporters_then_code() -> None:
    items = [
        WaitingPostulate("B", "KUL", 5, 1),
        WaitingPostulate("A", "KUL", 5, 1),
        WaitingPostulate("C", "KUL", 5, 2),
    ]
    assert agenda_order(items, SECTORS, []) == ["C", "A", "B"]


_ITEMS = st.lists(
    st.builds(
        WaitingPostulate,
        st.sampled_from([f"P{n}" for n in range(12)]),
        st.sampled_from(SECTORS),
        st.integers(0, 3),
        st.integers(0, 3),
    ),
    unique_by=lambda item: item.code,
)
_PAIRS = st.lists(st.tuples(*[st.sampled_from([f"P{n}" for n in range(14)])] * 2))


@given(_ITEMS, _PAIRS, st.randoms())
def test_each_stands_once_and_the_order_does_not_hang_on_how_they_come(
    items: list[WaitingPostulate], alike: list[tuple[str, str]], chance
) -> None:
    order = agenda_order(items, SECTORS, alike)
    assert sorted(order) == sorted(item.code for item in items)
    chance.shuffle(items)
    assert agenda_order(items, SECTORS, alike) == order
