"""A cache of answers."""

from collections.abc import Callable
from threading import Condition
from typing import TypeVar

from cachetools import LRUCache, cached

Value = TypeVar("Value")
Kept = Callable[[str, Callable[[], Value]], Value]
"""`kept(key, make)`: what was made for the key."""


def keeping(most: int) -> Kept[Value]:
    """A cache of so many keys, those last asked for.

    Who asks for what is being made waits for it.
    """

    @cached(LRUCache(most), key=lambda key, _make: key, condition=Condition())
    def get(_key: str, make: Callable[[], Value]) -> Value:
        return make()

    return get
