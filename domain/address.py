"""The address book: what a link asks for, and the one way to write it down and read it again.

The same words stand in the browser's address, in that of the calendar and on the command line.
Every function that reads takes what it can and leaves out the rest: links are made by hand too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import unquote, urlencode

from domain.filters import FILTERS

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)
"""Dates outside these are not asked for in earnest."""

PROGRAMME, SECTOR, FROM, TO, AS_OF = SCOPE = ("programme", "sector", "from", "to", "as_of")
LANGUAGE, SECTION, SEARCH, PAGE, ORDER = "lang", "section", "q", "page", "order"
SHOWN = "shown"
"""Of exhibits that are shown otherwise than usual, how: «reach:table», joined."""
MODE, ON_WALL, SLIDE, PART, AUDIENCE = "view", "present", "slide", "part", "audience"
EARLIER, PAIR, AGAINST = "earlier", "pair", "against"
TOKEN = "token"  # noqa: S105 – the word, no password
CALENDAR = (PROGRAMME, SECTOR, LANGUAGE, TOKEN)
"""What the address of the calendar may say."""
RECORDS = {
    "postulates": "postulate",
    "attendance": "meeting",
    "participation": "organisation",
}
"""Page → the word for the one of its records that is opened."""


@dataclass(frozen=True)
class Asked:
    """The scope that an address asks for: codes and dates that nobody has looked up yet."""

    programme: str = ""
    sectors: tuple[str, ...] = ()
    date_from: date | None = None
    date_to: date | None = None
    as_of: date | None = None

    def params(self) -> dict[str, str]:
        """As parameters of an address: codes and ISO dates, the same in every language."""
        days = {FROM: self.date_from, TO: self.date_to, AS_OF: self.as_of}
        told = {PROGRAMME: self.programme, SECTOR: joined(self.sectors)}
        told |= {name: day.isoformat() for name, day in days.items() if day}
        return {name: text for name, text in told.items() if text}

    def options(self) -> list[str]:
        """As options of a command: the same words, a code or a day each."""
        dates = {name: text for name, text in self.params().items() if name in (FROM, TO, AS_OF)}
        return [
            *([f"--{PROGRAMME}={self.programme}"] if self.programme else []),
            *(f"--{SECTOR}={code}" for code in self.sectors),
            *(f"--{option(name)}={text}" for name, text in dates.items()),
        ]


def asked(params: Mapping[str, str]) -> Asked:
    """What the parameters of an address ask for; a period the wrong way round is turned."""
    start, end = iso_day(params.get(FROM, "")), iso_day(params.get(TO, ""))
    if start and end and start > end:
        start, end = end, start
    return Asked(
        params.get(PROGRAMME, ""), parted(params.get(SECTOR, "")), start, end,
        iso_day(params.get(AS_OF, "")),
    )  # fmt: skip


def lost(params: Mapping[str, str]) -> list[str]:
    """Parameters that should be dates and are not, as they were written."""
    texts = [params.get(name, "") for name in (FROM, TO, AS_OF)]
    return [text for text in texts if text and iso_day(text) is None]


@dataclass(frozen=True)
class Compared:
    """What is compared: an earlier day, two sectors, or another programme."""

    earlier: date | None = None
    pair: tuple[str, ...] = ()
    against: str = ""

    def params(self) -> dict[str, str]:
        """As parameters of an address."""
        day = self.earlier.isoformat() if self.earlier else ""
        told = {EARLIER: day, PAIR: joined(self.pair), AGAINST: self.against}
        return {name: text for name, text in told.items() if text}


def asked_comparison(params: Mapping[str, str]) -> Compared:
    """What the parameters of an address compare with; of the pair the first two."""
    pair = parted(params.get(PAIR, ""))[:2]
    return Compared(iso_day(params.get(EARLIER, "")), pair, params.get(AGAINST, ""))


@dataclass(frozen=True)
class Target:
    """What a link, a click, a signal and a QR code open.

    `page`: a key of the catalogue; "" is the page that the reader is on. `sectors` narrow the scope
    to these. `filters`: of the page's list of records, key → value; `whole`: the list is asked for
    though nothing narrows it. `record`: the code of the one to open. A target with a filter that
    its page does not have cannot be made.
    """

    page: str = ""
    section: str = ""
    sectors: tuple[str, ...] = ()
    filters: Mapping[str, str] = field(default_factory=dict)
    record: str = ""
    whole: bool = False

    def __post_init__(self) -> None:
        known = FILTERS.get(self.page, {})
        for key, value in self.filters.items():
            if key not in known or not known[key].allows(value):
                raise ValueError(f"no filter {key}={value!r} on the page {self.page!r}")
        if self.record and self.page not in RECORDS:
            raise ValueError(f"no records on the page {self.page!r}")

    def narrowed(self, **filters: str) -> "Target":
        """The same list, narrowed further."""
        return replace(self, filters={**self.filters, **filters})

    def params(self) -> dict[str, str]:
        """What of it stands in an address after the page's name."""
        told = {
            SECTION: self.section,
            SECTOR: joined(self.sectors),
            **self.filters,
            PAGE: "1" if self.whole else "",
            **({RECORDS[self.page]: self.record} if self.record else {}),
        }
        return {name: text for name, text in told.items() if text}


def target(page: str, params: Mapping[str, str]) -> Target:
    """What the parameters of a page's address ask for."""
    known = FILTERS.get(page, {})
    filters = {key: params[key] for key in known if known[key].allows(params.get(key, ""))}
    return Target(
        page, params.get(SECTION, ""), parted(params.get(SECTOR, "")), filters,
        params.get(RECORDS.get(page, ""), ""), params.get(PAGE) == "1",
    )  # fmt: skip


def address(place: str, params: Mapping[str, str]) -> str:
    """The place and its parameters in one text, encoded."""
    return f"{place}?{urlencode(params)}" if params else place


def joined(codes: Iterable[str]) -> str:
    """Codes in one parameter, by commas; a comma within a code is encoded once more."""
    return ",".join(code.replace("%", "%25").replace(",", "%2C") for code in codes)


def parted(text: str) -> tuple[str, ...]:
    """The codes that `joined` put together."""
    return tuple(unquote(code) for code in text.split(",") if code)


def option(name: str) -> str:
    """A parameter's word on the command line."""
    return name.replace("_", "-")


def iso_day(text: str) -> date | None:
    """An ISO date that may be asked for in earnest."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if EARLIEST <= found <= LATEST else None
