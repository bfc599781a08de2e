"""Sessions of visitors who have left.

Streamlit keeps a session for two minutes after its tab has closed, for whoever comes back, then
forgets it; but what it held, files that were sent and jobs under way, only goes with the next
visitor who leaves, and when Python happens to look through its garbage.
"""

import asyncio
import logging
from collections.abc import Mapping

from streamlit.runtime import get_instance
from streamlit.runtime.app_session import AppSession

log = logging.getLogger(__name__)
_LOOK_SECONDS = 10


async def free_departed() -> None:
    """Free what forgotten sessions held, until cancelled."""
    known: dict[str, AppSession] = {}
    while True:
        now = {of.session.id: of.session for of in get_instance()._session_mgr.list_sessions()}
        try:
            free(known, now)
        except Exception:  # of one; the others must not stay for it
            log.exception("A session could not be freed")
        known = now
        await asyncio.sleep(_LOOK_SECONDS)


def free(before: Mapping[str, AppSession], now: Mapping[str, AppSession]) -> None:
    """Shut down and empty the sessions that are there no longer; by their numbers."""
    for number in before.keys() - now.keys():
        before[number].shutdown()
        before[number].session_state.clear()
