"""What the files of the worklists are called: by the unit, in letters that every system takes."""

import re
from collections.abc import Sequence

from locales import Locale

_REFUSED = re.compile(r'[\x00-\x1f<>:"/\\|?*.]+')
_LONGEST = 80


def file_names(units: Sequence[str], locale: Locale) -> dict[str, str]:
    """Unit ("" for none) → a file name that no other has, whatever the case of its letters."""
    named: dict[str, str] = {}
    taken: set[str] = set()
    for unit in units:
        bare = " ".join(_REFUSED.sub(" ", unit).split())[:_LONGEST].strip()
        stem = bare or locale.gettext("Without a responsible unit")
        tries = (stem if n == 1 else f"{stem} {n}" for n in range(1, len(units) + 2))
        stem = next(name for name in tries if name.casefold() not in taken)
        taken.add(stem.casefold())
        named[unit] = f"{stem}.xlsx"
    return named
