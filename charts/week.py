"""What needs someone this week, item by item, as sentences."""

from charts.reader import Reader
from domain.week import Item


def whole_sentence(item: Item, reader: Reader) -> str:
    """The item with its count, and, of what is due, which units have how many."""
    told = sentence(item, reader)
    if not item.units:
        return f"{told}."
    return f"{told}: {reader.locale.listing(units(item, reader))}."


def units(item: Item, reader: Reader) -> list[str]:
    """«Wydział Sportu (2)», the most first."""
    locale = reader.locale
    nobody = locale.gettext("no responsible unit")
    return [f"{unit or nobody} ({locale.number(n)})" for unit, n in item.units.items()]


def nothing(reader: Reader) -> str:
    """Where no item counts anything."""
    return reader.locale.gettext("Nothing is due this week, and nothing is missing.")


def sentence(item: Item, reader: Reader) -> str:
    """The item with its count; without a full stop."""
    ngettext = reader.locale.ngettext
    n = item.count
    sentences = {
        "due": lambda: ngettext(
            "{n} postulate is due within 7 days", "{n} postulates are due within 7 days", n
        ),
        "awaiting": lambda: ngettext(
            "{n} postulate awaits a decision of the coordinating team",
            "{n} postulates await a decision of the coordinating team",
            n,
        ),
        "meetings": lambda: ngettext(
            "{n} meeting is planned within 7 days", "{n} meetings are planned within 7 days", n
        ),
        "meetings_later": lambda: ngettext(
            "{n} meeting is planned within 14 days", "{n} meetings are planned within 14 days", n
        ),
        "without_minutes": lambda: ngettext(
            "{n} held meeting has no minutes", "{n} held meetings have no minutes", n
        ),
        "without_list": lambda: ngettext(
            "{n} held meeting has no list", "{n} held meetings have no list", n
        ),
        "ending": lambda: ngettext(
            "{n} milestone ends within 7 days", "{n} milestones end within 7 days", n
        ),
    }
    return sentences[item.key]()
