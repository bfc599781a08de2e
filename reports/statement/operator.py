"""Who runs the dashboard and the public site: the file that completes the statement."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from locales import LANGUAGES, N_

TEXTS = ("operator", "site", "person", "building", "communication")
"""What the file says in a language, in its tables `[pl]` and `[en]`."""

_OWN = ("url", "published", "updated", "prepared", "reviewed")
"""What tells of one website; of the texts `site` does."""


@dataclass(frozen=True)
class Statement:
    """What the operator says of itself; an empty field is one not given, or not to be used."""

    url: str = ""
    published: date | None = None
    updated: date | None = None
    prepared: date | None = None
    reviewed: date | None = None
    email: str = ""
    phone: str = ""
    address: str = ""
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Language → one of `TEXTS` → text."""
    problem: str = ""
    """Why nothing was read, in a sentence for the catalogues."""

    def text(self, name: str, language: str) -> tuple[str, str]:
        """The text and the language it is in: `language`, else any that has it."""
        for code in (language, *LANGUAGES):
            if text := self.texts.get(code, {}).get(name):
                return text, code
        return "", language


def statement(about: str = "") -> Statement:
    """The TOML file named by `STATEMENT`; docs/statement.toml is a sample. Never fails.

    `about`: a table of the file that tells of another website: its lines hold instead of those
    above it, and what tells of the first website alone is not taken for it.
    """
    name = os.environ.get("STATEMENT", "").strip()
    if not name:
        return Statement(problem=N_("The variable STATEMENT names no file."))
    try:
        given = tomllib.loads(Path(name).read_text("utf-8-sig"))
    except FileNotFoundError:
        return Statement(problem=N_("The file that STATEMENT names does not exist."))
    except OSError:
        return Statement(problem=N_("The file that STATEMENT names cannot be read."))
    except (ValueError, RecursionError):
        return Statement(problem=N_("The file that STATEMENT names is not correct TOML."))
    given = _other(given, given.get(about)) if about else given
    return Statement(
        url=_address(given.get("url")),
        published=_date(given.get("published")),
        updated=_date(given.get("updated")),
        prepared=_date(given.get("prepared")),
        reviewed=_date(given.get("reviewed")),
        email=_text(given.get("email")) if "@" in _text(given.get("email")) else "",
        phone=_text(given.get("phone")) if any(map(str.isdigit, _text(given.get("phone")))) else "",
        address=_text(given.get("address")),
        texts={code: _texts(given.get(code)) for code in LANGUAGES},
    )


def _other(given: dict[str, Any], own: Any) -> dict[str, Any]:
    """Of what is `given` what holds for any website of the operator, and what is its `own`."""
    own = own if isinstance(own, dict) else {}
    shared = {key: value for key, value in given.items() if key not in _OWN}
    for code in LANGUAGES:
        texts = [of if isinstance(of, dict) else {} for of in (given.get(code), own.get(code))]
        shared[code] = {k: text for k, text in texts[0].items() if k != "site"} | texts[1]
    return shared | {key: value for key, value in own.items() if key not in LANGUAGES}


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _texts(table: Any) -> dict[str, str]:
    return {name: _text(table.get(name)) for name in TEXTS} if isinstance(table, dict) else {}


def _date(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        return None


def _address(value: Any) -> str:
    """A web address; nothing else may become a link."""
    try:
        parts = urlsplit(_text(value))
    except ValueError:
        return ""
    return parts.geturl() if parts.scheme in ("http", "https") and parts.netloc else ""
