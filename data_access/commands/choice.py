"""Options by which a command is told its programme and scope."""

import argparse
import sys
from collections.abc import Mapping

from sqlalchemy import Connection

from data_access.config import first_programme
from data_access.models import Programme
from data_access.scope import Scope, from_params, programmes, unknown_codes
from domain import address
from locales import Locale

_DATES = (address.FROM, address.TO, address.AS_OF)


def chosen_programme(code: str, connection: Connection, words: Locale) -> Programme | None:
    """The programme of that code; without one, that which `PROGRAMME` names, or the only one.

    Else None, and why on stderr.
    """
    known = {programme.code: programme for programme in programmes(connection)}
    asked = code or first_programme()
    if asked in known:
        return known[asked]
    if not code and len(known) == 1:
        return next(iter(known.values()))
    if known:
        message = words.gettext("Choose one with --programme: {codes}", codes=", ".join(known))
    else:
        message = words.gettext("The database holds no consultation yet.")
    print(message, file=sys.stderr)
    return None


def add_programme(parser: argparse.ArgumentParser) -> None:
    """The option that `chosen_programme` reads."""
    parser.add_argument(
        "--programme",
        default="",
        metavar="CODE",
        help="which one, where there are several; that of the variable PROGRAMME if left out",
    )


def add_scope(parser: argparse.ArgumentParser) -> None:
    """The options that `chosen_scope` reads."""
    add_programme(parser)
    parser.add_argument("--sector", action="append", default=[], metavar="CODE")
    for name in _DATES:
        parser.add_argument(
            f"--{address.option(name)}", dest=name, default="", metavar="DATE", help="ISO date"
        )


def chosen_scope(given: argparse.Namespace, connection: Connection, words: Locale) -> Scope | None:
    """The scope that the options ask for; None, and why on stderr, if it does not exist."""
    programme = chosen_programme(given.programme, connection, words)
    if programme is None:
        return None
    params = {
        address.PROGRAMME: programme.code,
        address.SECTOR: address.joined(given.sector),
        **{name: getattr(given, name) for name in _DATES},
    }
    scope = from_params(params, connection)
    refusals = _refusals(params, scope, words)
    print(*refusals, sep="\n", end="\n" if refusals else "", file=sys.stderr)
    return None if refusals else scope


def _refusals(params: Mapping[str, str], scope: Scope, words: Locale) -> list[str]:
    """A command does as it is told or says why not: a link leaves out, a period in it is turned."""
    _ = words.gettext
    days = address.lost(params)
    codes = [value for value in unknown_codes(params, scope) if value not in days]
    start, end = (address.iso_day(params[name]) for name in (address.FROM, address.TO))
    told = []
    if codes:
        told.append(_("There is no such sector: {codes}", codes=", ".join(codes)))
    if days:
        told.append(_("Not an ISO date (e.g. 2011-07-05): {values}", values=", ".join(days)))
    if start and end and start > end:
        told.append(_("The period ends before it begins: {start}, {end}", start=start, end=end))
    return told
