"""What programmes, sectors and teams are called in the reader's language."""

from collections.abc import Iterable

from data_access.models import Programme, Sector
from domain.text import one_line
from domain.vocabulary import COORDINATING
from locales import Locale


def sector_names(sectors: Iterable[Sector], locale: Locale) -> dict[str, str]:
    """Sector code → name, in the order given."""
    english = locale.language == "en"
    names = {s.code: one_line((english and s.name_en) or s.name) for s in sectors}
    return {code: name[:1].upper() + name[1:] for code, name in names.items()}


def team_names(sectors: Iterable[Sector], locale: Locale) -> dict[str, str]:
    """Team code → name: the sectors' and the coordinating team's."""
    return sector_names(sectors, locale) | {COORDINATING: locale.gettext("Coordinating team")}


def programme_name(programme: Programme, locale: Locale) -> str:
    """Its English name for English readers, where it has one."""
    return one_line((locale.language == "en" and programme.name_en) or programme.name)
