"""Each signal as a sentence."""

from collections.abc import Callable, Mapping

from charts import outlook
from charts.claims import named
from charts.labels import fell, late, unnarrowed
from charts.reader import Reader
from domain.forecast import Danger
from domain.signals import SIGNAL_KINDS, Signal
from locales import Locale


def signal_title(signal: Signal, reader: Reader) -> str:
    """The signal in two or three words: what its link is called."""
    return reader.locale.gettext(SIGNAL_KINDS[signal.key].title)


def signal_sentence(signal: Signal, reader: Reader, names: Mapping[str, str]) -> str:
    """What needs a hand, with its count; what does not narrow it. `names`: sector code → name."""
    about = _ABOUT.get(signal.key)
    told = about(signal, reader.locale, names) if about else _counted(signal, reader.locale)
    return " ".join(filter(None, [told, unnarrowed(reader.locale, signal.beyond)]))


def _counted(signal: Signal, locale: Locale) -> str:
    kind = SIGNAL_KINDS[signal.key]
    sentence = kind.unrecorded if signal.unrecorded else kind.sentence
    return locale.ngettext(*sentence, signal.count) if sentence else ""


def _overdue(signal: Signal, locale: Locale, _names: Mapping) -> str:
    told = _counted(signal, locale)
    if not signal.about:
        return f"{told}."
    return locale.gettext(
        "{sentence}; most: {unit} ({n}).",
        sentence=told,
        unit=signal.about[0],
        n=locale.number(signal.values[0]),
    )


def _late(signal: Signal, locale: Locale, _names: Mapping) -> str:
    name, name_en = signal.about
    return late(
        locale,
        signal.count,
        name_en if locale.language == "en" and isinstance(name_en, str) else name,
        signal.values[0],
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


def _silent(signal: Signal, locale: Locale, _names: Mapping) -> str:
    if signal.sectors:
        return locale.ngettext(
            "{n} organisation declares a chosen sector and has not taken part in any of those "
            "chosen.",
            "{n} organisations declare a chosen sector and have not taken part in any of those "
            "chosen.",
            signal.count,
        )
    return _counted(signal, locale)


def _forecast(signal: Signal, locale: Locale, _names: Mapping) -> str:
    why, *silent = signal.about
    end, p85, silent_open = signal.values
    return outlook.danger_sentence(Danger(why), signal.count, end, p85, silent, silent_open, locale)


_ABOUT: dict[str, Callable[[Signal, Locale, Mapping], str]] = {
    "overdue": _overdue,
    "late": _late,
    "idle_sectors": _idle,
    "falling": _falling,
    "silent": _silent,
    "forecast": _forecast,
}
