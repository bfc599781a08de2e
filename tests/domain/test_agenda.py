"""The order in which a meeting takes what waits."""

from hypothesis import given
from hypothesis import strategies as st

from domain.agenda import Item, in_order

SECTORS = ["KUL", "EDU", "SPO"]


def test_the_overdue_come_first_then_sectors_in_turn_and_the_alike_together() -> None:
    items = [
        Item("K1", "KUL", 0, 2),
        Item("K2", "KUL", 0, 9),
        Item("K3", "KUL", 40, 0),
        Item("E1", "EDU", 0, 1),
        Item("E2", "EDU", 90, 0),
        Item("S1", "SPO", 0, 0),
        Item("X1", "OTHER", 0, 5),
    ]
    order = in_order(items, SECTORS, [("E2", "S1"), ("K2", "gone")])
    assert order == ["E2", "S1", "K3", "K2", "E1", "X1", "K1"]


def test_equal_ones_stand_by_supporters_then_code() -> None:
    items = [Item("B", "KUL", 5, 1), Item("A", "KUL", 5, 1), Item("C", "KUL", 5, 2)]
    assert in_order(items, SECTORS, []) == ["C", "A", "B"]


_ITEMS = st.lists(
    st.builds(
        Item,
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
    items: list[Item], alike: list[tuple[str, str]], chance
) -> None:
    order = in_order(items, SECTORS, alike)
    assert sorted(order) == sorted(item.code for item in items)
    chance.shuffle(items)
    assert in_order(items, SECTORS, alike) == order
