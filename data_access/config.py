"""Configuration: a few functions over the environment."""

import os
from pathlib import Path

from sqlalchemy import URL, make_url

ROOT = Path(__file__).resolve().parent.parent


def database_url() -> URL:
    """`DATABASE_URL`, or an SQLite file in `data/` beside the code.

    `postgres://` and `postgresql://` are taken as psycopg 3.
    """
    given = os.environ.get("DATABASE_URL")
    if not given:
        return URL.create("sqlite", database=str(ROOT / "data" / "consultation.db"))
    url = make_url(given)
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    return url


def first_programme() -> str:
    """`PROGRAMME`: the code of the programme that the dashboard opens by itself; empty if unset."""
    return os.environ.get("PROGRAMME", "").strip()


def uploads_allowed() -> bool:
    """`UPLOADS=allowed`: the page *Data* takes files, for who runs it behind a sign-in."""
    return os.environ.get("UPLOADS", "").strip().lower() == "allowed"
