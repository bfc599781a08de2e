"""What a visitor's session held goes once it is forgotten, not when Python finds time for it."""

import gc
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest

from tests.ui.test_jobs import script
from ui.departed import free
from ui.jobs import Job

__all__ = ["script"]


@pytest.fixture
def no_garbage_collected() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def test_a_job_ends_with_the_session_that_ordered_it(script, no_garbage_collected: None) -> None:
    def ordered() -> Job:
        return script("import time; time.sleep(60)")

    here, gone = (Mock(session_state={"job": ordered()}) for _ in range(2))
    process, folder = gone.session_state["job"].run.process, gone.session_state["job"].folder.name
    free({"1": here, "2": gone}, {"1": here})
    gone.shutdown.assert_called_once()
    assert process.poll() is not None
    assert not Path(folder).exists()
    here.shutdown.assert_not_called()
    assert here.session_state["job"].running
    free({"1": here}, {})
