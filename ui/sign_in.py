"""Who may do what: the TOML file named by `SIGN_IN`; docs/sign-in.toml is a sample.

Without it there is no sign-in: everyone reads, and nobody writes unless `UPLOADS=allowed`.
"""

import hmac
import logging
import os
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from ipaddress import ip_address, ip_network
from pathlib import Path
from threading import Lock

from data_access.config import Misconfigured
from domain.text import one_line
from locales import N_

log = logging.getLogger(__name__)
LEAST_SECRET = 32
"""Characters of `secret`: it signs what says who someone is."""


class Role(StrEnum):
    """Each may do what those before it may."""

    READER = "reader"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


ROLE_WORDS = {
    Role.READER: N_("reader"),
    Role.EDITOR: N_("editor"),
    Role.ADMINISTRATOR: N_("administrator"),
}


class Use(StrEnum):
    """What a token is for."""

    CALENDAR = "calendar"
    API = "api"


@dataclass(frozen=True)
class Person:
    """`name` is what the journal and the log of loads tell; `role` is the highest they have."""

    name: str
    role: Role


@dataclass(frozen=True)
class SignIn:
    """`oidc`: settings of `st.login`. `proxy`: addresses from which `user` and `groups` headers
    are believed. Exactly one of the two. `roles`: role → names or groups, «*» for everyone."""

    secret: str
    roles: Mapping[Role, frozenset[str]]
    name_claim: str = "email"
    group_claim: str = "groups"
    hours: int = 12
    oidc: Mapping[str, str] = field(default_factory=dict)
    proxy: tuple[str, ...] = ()
    withdrawn: Mapping[Use, frozenset[str]] = field(default_factory=dict)
    """Use → names whose tokens for it no longer work."""

    def role_of(self, name: str, groups: Collection[str]) -> Role | None:
        """The highest role that the lists give; None where there is none."""
        known = {name.lower(), *(group.lower() for group in groups), "*"} if name else set()
        return next((role for role in reversed(Role) if known & self.roles.get(role, set())), None)

    def person(self, name: object, groups: object) -> Person | None:
        """Of claims or headers; a single group may stand alone."""
        name = one_line(name)
        given = [groups] if isinstance(groups, str) else groups
        found = [one_line(group) for group in given] if isinstance(given, list | tuple) else []
        role = self.role_of(name, found)
        return Person(name, role) if role else None

    def trusts(self, address: str) -> bool:
        """Whether a request from there may say in a header who someone is."""
        try:
            asked = ip_address(address)
        except ValueError:
            return False
        return any(asked in ip_network(allowed, strict=False) for allowed in self.proxy)

    def token(self, person: Person, use: Use) -> str:
        """What a program that cannot sign in brings instead, for that use alone."""
        return f"{person.name}.{self._signature(person.name, use)}"

    def bearer(self, token: str, use: Use) -> str:
        """Whose token it is; empty if it is none of ours for that use, or withdrawn."""
        name, _dot, signature = token.rpartition(".")
        ours = hmac.compare_digest(signature.encode(), self._signature(name, use).encode())
        return name if ours and name.lower() not in self.withdrawn.get(use, ()) else ""

    def _signature(self, name: str, use: Use) -> str:
        return hmac.new(self.secret.encode(), f"{use} {name}".encode(), "sha256").hexdigest()


def sign_in() -> SignIn | None:
    """The configuration, read anew when the file changes; None where `SIGN_IN` is not set.

    A file that can no longer be obeyed, half-written perhaps, leaves the last that could. Raises
    `Misconfigured` where there was none.
    """
    file = _named_file()
    return file.settings() if file else None


def is_outdated() -> bool:
    """Whether the file says something that cannot be obeyed, and what it said before counts."""
    file = _named_file()
    if file is None:
        return False
    file.settings()
    return bool(file.fault)


class _File:
    """What the file at `path` said when it could last be obeyed; `fault` is of what it says now."""

    def __init__(self, path: str) -> None:
        self.path, self.fault = Path(path), ""
        self._obeyed: SignIn | None = None
        self._seen: object = ()
        self._reading = Lock()

    def settings(self) -> SignIn:
        with self._reading:
            now = self._state()
            if now != self._seen:
                self._seen = now if self._read() else ()
        if self._obeyed is None:
            raise Misconfigured(f"SIGN_IN: {self.path}: {self.fault}")
        return self._obeyed

    def _state(self) -> tuple[int, ...] | None:
        """What is another after each change of the file; None where it is not there."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _read(self) -> bool:
        """Whether there is nothing more to learn from it until it changes."""
        before, unread = self.fault, False
        try:
            self._obeyed, self.fault = _read(self.path), ""
        except (OSError, ValueError, TypeError, AttributeError) as error:
            self.fault, unread = str(error), isinstance(error, OSError)  # which may pass by itself
            if self._obeyed and self.fault != before:
                log.error("SIGN_IN cannot be obeyed, what it said before counts: %s", error)
        else:
            if before:
                log.warning("SIGN_IN is obeyed again")  # shown wherever the error was
        return not unread


def _named_file() -> _File | None:
    path = os.environ.get("SIGN_IN", "").strip()
    return _file(path) if path else None


@cache
def _file(path: str) -> _File:
    return _File(path)


def _read(path: Path) -> SignIn:
    given = tomllib.loads(path.read_text("utf-8-sig"))
    oidc, proxy = given.get("oidc", {}), given.get("proxy", {})
    if bool(oidc) == bool(proxy):
        raise ValueError("one of [oidc] and [proxy] is needed")
    lacking = {"client_id", "client_secret", "server_metadata_url", "redirect_uri"} - oidc.keys()
    if oidc and lacking:
        raise ValueError(f"[oidc] lacks {', '.join(sorted(lacking))}")
    if len(given.get("secret", "")) < LEAST_SECRET:
        raise ValueError(f"secret must have {LEAST_SECRET} characters or more")
    addresses = tuple(proxy.get("addresses", ()))
    if proxy and not addresses:
        raise ValueError("[proxy] lacks addresses")
    for address in addresses:
        ip_network(address, strict=False)
    names = proxy or given
    return SignIn(
        secret=given["secret"],
        roles=_roles(given.get("roles", {})),
        name_claim=names.get("name", "x-forwarded-email" if proxy else "email").lower(),
        group_claim=names.get("groups", "x-forwarded-groups" if proxy else "groups").lower(),
        hours=int(given.get("hours", 12)),
        oidc=oidc,
        proxy=addresses,
        withdrawn={
            use: frozenset(name.lower() for name in given.get(f"{use}_withdrawn", ()))
            for use in Use
        },
    )


def _roles(given: Mapping[str, list[str]]) -> dict[Role, frozenset[str]]:
    if not given:
        raise ValueError("[roles] is empty: nobody could enter")
    return {Role(role): frozenset(name.lower() for name in names) for role, names in given.items()}
