"""Answers are made once, for all who ask at the same time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from ui.api.answer_cache import keeping


def test_what_is_being_made_is_waited_for() -> None:
    get, made, begun, may_end = keeping(2), [], Event(), Event()

    def make() -> str:
        made.append(1)
        begun.set()
        assert may_end.wait(10)
        return "answer"

    with ThreadPoolExecutor(4) as people:
        asked = [people.submit(get, "a", make) for _ in range(4)]
        assert begun.wait(10)
        assert get("b", lambda: "other") == "other"  # nobody waits for another key
        may_end.set()
        assert {one.result(10) for one in asked} == {"answer"}
    assert len(made) == 1


def test_a_failure_is_not_kept() -> None:
    get = keeping(2)

    def fail() -> str:
        raise ZeroDivisionError

    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            get("a", fail)
    assert get("a", lambda: "answer") == "answer"


def test_the_keys_last_asked_for_are_kept() -> None:
    get = keeping(2)
    for key in ("a", "b", "a", "c"):
        get(key, lambda: "first")
    assert [get(key, lambda: "again") for key in ("a", "c", "b")] == ["first", "first", "again"]
