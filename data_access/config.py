"""Configuration: a few functions over the environment.

A server reads it as it starts; SQLAlchemy is loaded only where an address is asked for.
"""

from __future__ import annotations

import getpass
import os
from pathlib import Path
from string import ascii_letters, digits
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from sqlalchemy import URL

ROOT = Path(__file__).resolve().parent.parent
_DRIVERS = {
    "sqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
}
_IN_A_HOST = {*ascii_letters, *digits, *"-.:_"}
_USUAL = ROOT / "data" / "consultation.db"


class Misconfigured(Exception):
    """A file that the environment names cannot be obeyed: better nothing done than too much."""


def database_url() -> URL:
    """`DATABASE_URL`, or an SQLite file in `data/` beside the code.

    PostgreSQL is spoken to by psycopg 3, whatever driver is named. Raises `ArgumentError` for
    another database.
    """
    from sqlalchemy import URL

    given = os.environ.get("DATABASE_URL")
    return _address(given) if given else URL.create("sqlite", database=str(_USUAL))


def read_url() -> URL:
    """`DATABASE_READ_URL`: a replica from which pages are read; else `database_url`."""
    given = os.environ.get("DATABASE_READ_URL")
    return _address(given) if given else database_url()


def _address(given: str) -> URL:
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    url = make_url(given)
    backend = url.get_backend_name()
    if backend not in _DRIVERS:
        raise ArgumentError(f"{backend}: sqlite or postgresql")
    return url.set(drivername=_DRIVERS[backend])


def system_user() -> str:
    """Who runs this, as the operating system knows them: by name, else by number."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return str(os.getuid())


def journal_days() -> int:
    """`JOURNAL_DAYS`: for how long the journal tells who wrote what; two years if unset.

    Ends the process where it is no number of days.
    """
    given = os.environ.get("JOURNAL_DAYS", "").strip() or str(2 * 365)
    if not given.isdecimal():
        raise SystemExit(f"JOURNAL_DAYS={given}: this is no number of days.")
    return int(given)


def first_programme() -> str:
    """`PROGRAMME`: the code of the programme that the dashboard opens by itself; empty if unset."""
    return os.environ.get("PROGRAMME", "").strip()


def public_address() -> str:
    """`PUBLIC_ADDRESS`: where the dashboard is reached, without a slash at its end; empty if unset.

    Ends the process where it is no address of a site.
    """
    given = os.environ.get("PUBLIC_ADDRESS", "").strip().rstrip("/")
    if given and not _is_site(given):
        raise SystemExit(f"PUBLIC_ADDRESS={given}: https://HOST or https://HOST/PATH")
    return given


def check_configuration() -> None:
    """Ends the process where a variable that pages read later cannot be obeyed."""
    journal_days()
    public_address()
    minutes_place()


def minutes_place() -> tuple[Path, str] | None:
    """`MINUTES_FOLDER` and `MINUTES_ADDRESS`: where minutes of meetings are kept, and the address
    at which others read that folder; none where neither is set.

    Ends the process where only one is, or the address is none.
    """
    folder = os.environ.get("MINUTES_FOLDER", "").strip()
    address = os.environ.get("MINUTES_ADDRESS", "").strip().rstrip("/")
    if bool(folder) != bool(address):
        raise SystemExit("MINUTES_FOLDER, MINUTES_ADDRESS: both or neither.")
    if address and not _is_site(address):
        raise SystemExit(f"MINUTES_ADDRESS={address}: https://HOST or https://HOST/PATH")
    return (Path(folder), address) if folder else None


def logo_path() -> Path | None:
    """`LOGO`: the file of the picture that slides bear; none if unset."""
    given = os.environ.get("LOGO", "").strip()
    return Path(given) if given else None


def uploads_allowed() -> bool:
    """`UPLOADS=allowed`: the page *Data* takes files, for who runs it behind a sign-in."""
    return os.environ.get("UPLOADS", "").strip().lower() == "allowed"


def recording_allowed() -> bool:
    """`RECORDING=allowed`: meetings and records are written on the screen, for who runs it behind a
    sign-in."""
    return os.environ.get("RECORDING", "").strip().lower() == "allowed"


def api_allowed() -> bool:
    """`API=allowed`: programs may read the public records at `/api/v1/`."""
    return os.environ.get("API", "").strip().lower() == "allowed"


def api_origins() -> list[str]:
    """`API_ORIGINS`: whose pages may ask the API, by commas; `*` for all sites."""
    given = os.environ.get("API_ORIGINS", "").split(",")
    return [origin.strip().rstrip("/") for origin in given if origin.strip()]


def _is_site(address: str) -> bool:
    """Whether a browser could go there."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode()
        more = parts.username or parts.password or parts.query or parts.fragment
        named = bool(host) and (parts.port is None or parts.port > 0) and not more
    except ValueError:
        return False
    return named and parts.scheme in ("http", "https") and not set(host) - _IN_A_HOST
