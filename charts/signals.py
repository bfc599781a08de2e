"""Each signal as a sentence."""

from collections.abc import Callable, Mapping

from charts import danger
from charts.claims import named
from charts.reader import Reader
from charts.terms import fell, late, unnarrowed
from domain.forecast import Danger
from domain.signals import KINDS, Signal
from locales import Locale


def title(signal: Signal, reader: Reader) -> str:
    """The signal in two or three words: what its link is called."""
    return reader.locale.gettext(KINDS[signal.key].title)


def sentence(signal: Signal, reader: Reader, names: Mapping[str, str]) -> str:
    """What needs a hand, with its count; what does not narrow it. `names`: sector code → name."""
    told = _SENTENCES[signal.key](signal, reader.locale, names)
    return " ".join(filter(None, [told, unnarrowed(reader.locale, signal.beyond)]))


def _overdue(signal: Signal, locale: Locale, _names: Mapping) -> str:
    told = locale.ngettext(
        "{n} postulate is past its response deadline",
        "{n} postulates are past their response deadline",
        signal.count,
    )
    if not signal.about:
        return f"{told}."
    return locale.gettext(
        "{sentence}; most: {unit} ({n}).",
        sentence=told,
        unit=signal.about[0],
        n=locale.number(signal.values[0]),
    )


def _unjustified(signal: Signal, locale: Locale, _names: Mapping) -> str:
    return locale.ngettext(
        "{n} decision has no justification.", "{n} decisions have no justification.", signal.count
    )


def _late(signal: Signal, locale: Locale, _names: Mapping) -> str:
    name, name_en = signal.about
    return late(
        locale,
        signal.count,
        name_en if locale.language == "en" and isinstance(name_en, str) else name,
        signal.values[0],
    )


def _without_list(signal: Signal, locale: Locale, _names: Mapping) -> str:
    return locale.ngettext(
        "{n} held meeting has no attendance list.",
        "{n} held meetings have no attendance list.",
        signal.count,
    )


def _without_minutes(signal: Signal, locale: Locale, _names: Mapping) -> str:
    return locale.ngettext(
        "{n} held meeting has no minutes.", "{n} held meetings have no minutes.", signal.count
    )


def _lapsed(signal: Signal, locale: Locale, _names: Mapping) -> str:
    return locale.ngettext(
        "{n} meeting is still planned though its date has passed.",
        "{n} meetings are still planned though their dates have passed.",
        signal.count,
    )


def _idle(signal: Signal, locale: Locale, names: Mapping) -> str:
    """Every sector that never met is named; of the others, the longest without a meeting first."""
    found = list(zip(signal.about, signal.values, strict=True))
    never = [names.get(code, code) for code, days in found if days != days]
    told = [
        locale.ngettext(
            "{name} ({n} day)", "{name} ({n} days)", int(days), name=names.get(code, code)
        )
        for code, days in found[len(never) :]
    ]
    if told:
        sentences = [
            locale.ngettext(
                "{n} sector has had no meeting for longer than usual: {names}.",
                "{n} sectors have had no meeting for longer than usual: {names}.",
                len(told),
                names=named(told, locale),
            )
        ]
    else:
        sentences = []
    if never:
        sentences.append(
            locale.ngettext(
                "{n} sector has not met at all: {names}.",
                "{n} sectors have not met at all: {names}.",
                len(never),
                names=locale.listing(never),
            )
        )
    return " ".join(sentences)


def _falling(signal: Signal, locale: Locale, names: Mapping) -> str:
    told = [
        fell(locale, names.get(code, code), fall)
        for code, fall in zip(signal.about, signal.values, strict=True)
    ]
    return locale.ngettext(
        "In {n} sector attendance fell at the last three meetings: {names}.",
        "In {n} sectors attendance fell at the last three meetings: {names}.",
        signal.count,
        names=named(told, locale),
    )


def _never_came(signal: Signal, locale: Locale, _names: Mapping) -> str:
    return locale.ngettext(
        "{n} organisation was invited at least three times and never came.",
        "{n} organisations were invited at least three times and never came.",
        signal.count,
    )


def _missed_all(signal: Signal, locale: Locale, _names: Mapping) -> str:
    return locale.ngettext(
        "{n} organisation was invited to at least three meetings of this scope and came to none "
        "of these.",
        "{n} organisations were invited to at least three meetings of this scope and came to none "
        "of these.",
        signal.count,
    )


def _silent(signal: Signal, locale: Locale, _names: Mapping) -> str:
    if signal.sectors:
        return locale.ngettext(
            "{n} organisation declares a chosen sector and has not taken part in any of those "
            "chosen.",
            "{n} organisations declare a chosen sector and have not taken part in any of those "
            "chosen.",
            signal.count,
        )
    return locale.ngettext(
        "{n} organisation declares a sector and has not taken part.",
        "{n} organisations declare a sector and have not taken part.",
        signal.count,
    )


def _forecast(signal: Signal, locale: Locale, _names: Mapping) -> str:
    why, *silent = signal.about
    end, p85, silent_open = signal.values
    return danger.sentence(Danger(why), signal.count, end, p85, silent, silent_open, locale)


_SENTENCES: dict[str, Callable[[Signal, Locale, Mapping], str]] = {
    "overdue": _overdue,
    "unjustified": _unjustified,
    "late": _late,
    "without_list": _without_list,
    "without_minutes": _without_minutes,
    "lapsed": _lapsed,
    "idle_sectors": _idle,
    "falling": _falling,
    "never_came": _never_came,
    "missed_all": _missed_all,
    "silent": _silent,
    "forecast": _forecast,
}
