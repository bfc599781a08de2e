"""One language's translator, number and date formats, list grammar and sort order."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from unicodedata import combining, normalize

from babel.dates import format_date, format_datetime, get_month_names
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

LANGUAGES = {"pl": "Polski", "en": "English"}
DEFAULT = "pl"
UNDEFINED = "—"
"""What stands for a value that is undefined: never 0, never 100%."""

_LARGEST_WHOLE = 10**6
"""A float is taken for the fraction of two counts up to this that it stands for."""
_FOLDER = Path(__file__).parent
_DATE = {"pl": "dd.MM.yyyy", "en": "d MMM yyyy"}
_TYPED_DATE = {"pl": "DD.MM.YYYY", "en": "DD/MM/YYYY"}
"""In figures only, for a field that dates are typed into."""
_SHORT_DATE = {"pl": "d.MM", "en": "d MMM"}
_BABEL = {"pl": "pl", "en": "en_GB"}
_POLISH_ORDER = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"


def N_(message: str) -> str:
    """Mark a text for the catalogues where it is defined; it is translated where it is shown."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:
    """Mark a text with its plural, for `ngettext` where it is shown."""
    return one, many


def half_up(value: float, digits: int = 0) -> Decimal:
    """`value` with so many decimals, halves away from zero: of the exact fraction, not the float.

    29/200 is stored as a little less than 0.145 and 1 − 3/8 may miss 0.625; both are halves.
    """
    exact = Fraction(float(value)).limit_denominator(_LARGEST_WHOLE) * 10**digits
    whole = (Decimal(exact.numerator) / exact.denominator).quantize(Decimal(1), ROUND_HALF_UP)
    return whole.scaleb(-digits)


@dataclass(frozen=True)
class Locale:
    """Everything that depends on the reader's language. Get one with `locale(language)`."""

    language: str
    _translations: NullTranslations = field(repr=False, compare=False)

    # -- words -------------------------------------------------------------------------------

    def gettext(self, message: str, /, **values: object) -> str:
        """The text in this language, with `{name}` filled in from `values`."""
        text = self._translations.gettext(message) if message else ""
        return text.format(**values) if values else text

    def ngettext(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The plural form for `n`; `{n}` in it becomes the formatted number."""
        text = self._translations.ngettext(one, many, n)
        return text.format(n=self.number(n), **values)

    def listing(self, items: Iterable[str]) -> str:
        """«a, b i c»."""
        return format_list(list(items), locale=_BABEL[self.language])

    # -- numbers -----------------------------------------------------------------------------

    def number(self, value: float | None, digits: int = 0) -> str:
        """Grouped, with the language's decimal mark; `digits` after it. None and NaN: «—»."""
        if value is None or _undefined(value):
            return UNDEFINED
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        rounded = half_up(value, digits)
        return format_decimal(rounded, format=pattern, locale=_BABEL[self.language])

    def percent(self, share: float | None) -> str:
        """A fraction from 0 to 1 as «41%», the same everywhere: 5 of 8 is 63%."""
        if share is None or _undefined(share):
            return UNDEFINED
        rounded = half_up(share, 2)
        return format_percent(rounded, format="#,##0%", locale=_BABEL[self.language])

    def share(self, part: float, whole: float) -> str:
        """What `part` is of `whole`, as `percent`; «—» where there is no whole."""
        return self.percent(part / whole if whole else None)

    def points(self, difference: float, digits: int = 0) -> str:
        """The difference of two shares in percentage points, without its sign: «12,5»."""
        return self.number(float(abs(half_up(difference, digits + 2)) * 100), digits)

    def part(self, part: float | None, whole: float | None) -> str:
        """Counts before percentages: «64 z 210 (30%)»; «—» where there is no whole."""
        if part is None or _undefined(part) or _undefined(whole) or not whole:
            return UNDEFINED
        return self.gettext(
            "{part} of {whole} ({share})",
            part=self.number(part),
            whole=self.number(whole),
            share=self.share(part, whole),
        )

    # -- dates -------------------------------------------------------------------------------

    def date(self, value: dt.date | None) -> str:
        if _undefined(value):
            return UNDEFINED
        return format_date(value, _DATE[self.language], locale=_BABEL[self.language])

    @property
    def office_date(self) -> str:
        """The pattern of `date` as PowerPoint, Excel and Word write it."""
        return _DATE[self.language].lower()

    @property
    def script_date(self) -> str:
        """The pattern of `date` as the browser's tables write it."""
        return _DATE[self.language].replace("d", "D").replace("y", "Y")

    @property
    def typed_date(self) -> str:
        """The pattern of a date that is typed in."""
        return _TYPED_DATE[self.language]

    def short_date(self, value: dt.date) -> str:
        """Without the year: «5.07»."""
        return format_date(value, _SHORT_DATE[self.language], locale=_BABEL[self.language])

    def datetime(self, value: dt.datetime | None) -> str:
        """A local date-time: «05.07.2011 17:00»."""
        if _undefined(value):
            return UNDEFINED
        pattern = _DATE[self.language] + " HH:mm"
        return format_datetime(value, pattern, locale=_BABEL[self.language])

    def month(self, value: dt.date, year: bool = False) -> str:
        """«wrz» or «wrz 2011»."""
        name = get_month_names("abbreviated", "stand-alone", _BABEL[self.language])[value.month]
        return f"{name} {value.year}" if year else name

    def period(self, start: dt.date | None, end: dt.date | None) -> str:
        """«01.03.2011–15.09.2011», «od …», «do …» or «cały okres»."""
        if start and end:
            return f"{self.date(start)}–{self.date(end)}"
        if start:
            return self.gettext("from {date}", date=self.date(start))
        if end:
            return self.gettext("until {date}", date=self.date(end))
        return self.gettext("whole period")

    # -- order -------------------------------------------------------------------------------

    def sort_key(self, text: str) -> list[tuple[int, int]]:
        """Key for sorting names: Polish alphabet (ą after a, ź before ż last), case ignored."""
        return [_rank(letter) for letter in text.casefold()]


def spoken_language(*tags: str | None) -> str:
    """The language of the first tag, «en», «en-GB;q=0.8» or «pl_PL.UTF-8», that we speak."""
    asked = ((tag or "").strip()[:2].lower() for tag in tags)
    return next((language for language in asked if language in LANGUAGES), DEFAULT)


@cache
def locale(language: str) -> Locale:
    """The locale of `language`; of the default language where it is not one of `LANGUAGES`."""
    language = language if language in LANGUAGES else DEFAULT
    return Locale(language, _translations(language))


def _translations(language: str) -> NullTranslations:
    if language == "en":
        return NullTranslations()
    merged = Catalog(locale=language)
    for file in sorted((_FOLDER / language).glob("*.po")):
        for message in read_po(BytesIO(file.read_bytes()), locale=language):
            if message.id:
                merged[message.id] = message
    compiled = BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _undefined(value: object) -> bool:
    return value is None or value != value  # NaN and NaT differ from themselves


@cache
def _rank(letter: str) -> tuple[int, int]:
    place = _POLISH_ORDER.find(letter)
    if place >= 0:
        return (1, place)
    base = "".join(part for part in normalize("NFD", letter) if not combining(part))
    place = _POLISH_ORDER.find(base)
    return (1, place) if place >= 0 and base else (0, ord(letter))
