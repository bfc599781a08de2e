"""Sessions of visitors who have left.

Streamlit keeps a session for two minutes after its tab has closed, for whoever comes back, then
forgets it; but what it held, files that were sent and jobs under way, only goes with the next
visitor who leaves, and when Python happens to look through its garbage.
"""

import asyncio
import logging

from streamlit.runtime import get_instance
from streamlit.runtime.app_session import AppSession

from ui.session import UPLOADED

log = logging.getLogger(__name__)
_LOOK_SECONDS = 10
_Sessions = dict[str, AppSession]
"""By their numbers."""


async def free_departed() -> None:
    """Free what forgotten sessions held, until cancelled."""
    known: _Sessions = {}
    while True:
        try:
            known = await _freed(known, _present())
        except Exception:  # the next look may do
            log.exception("Departed sessions could not be looked for")
        await asyncio.sleep(_LOOK_SECONDS)


def _present() -> _Sessions:
    return {of.session.id: of.session for of in get_instance()._session_mgr.list_sessions()}


async def _freed(before: _Sessions, now: _Sessions) -> _Sessions:
    """Shut down and empty the sessions that are there no longer; those to know at the next look.

    A load that was confirmed ends by itself, its session waits for it. What is emptied is ended
    and its folders removed: not on the event loop.
    """
    known = dict(now)
    for number in before.keys() - now.keys():
        session = before[number]
        try:
            if _loads(session):
                known[number] = session
                continue
            try:
                session.shutdown()
            finally:
                await asyncio.to_thread(session.session_state.clear)
        except Exception:  # of one; the others must not stay for it
            log.exception("A session could not be freed")
    return known


def _loads(session: AppSession) -> bool:
    """Whether it writes what its reader has seen tried and then confirmed."""
    state = session.session_state
    if UPLOADED not in state:
        return False
    sent = state[UPLOADED]
    return sent is not None and sent.load is not None and sent.load.running
