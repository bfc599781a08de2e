"""The words of texts, as dictionaries list them."""

import logging
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

log = logging.getLogger(__name__)

_LANGUAGES = ("pl", "en", "ca", "es", "uk", "de", "fr", "cs", "sk", "it", "pt", "lt")
"""Those that texts are looked for in; the first of equals."""
_WORD = re.compile(r"[^\W\d_]+(?:·[^\W\d_]+)*")
_ABBREVIATION = re.compile(r"[^\W\d_]{1,5}\.(?=\s?[\d§])")
"""As in «§ 4 ust. 2»: no word."""
_LEAST_LETTERS = 3
_BESIDE = 0.8
"""Languages whose joining words are used so often as this share of the first one's: theirs too."""
_FEWEST_JOINING = 10
"""Of fewer joining words no language is told."""
_BUILD_SECONDS = 120


def words_of(texts: Sequence[str]) -> list[list[str]]:
    """The words of each text in their order, without those that only join others, as their lemmas.

    All texts are taken to be of one language, the one whose joining words they use most; those of
    a language that is used beside it are left out too.
    """
    split = _split(texts)
    language, joining = _language(split)
    lemma = _lemmas(language)
    known: dict[str, str] = {}
    for word in {word for words in split for word in words}:
        known[word] = lemma(word).lower()
    return [
        [
            known[word]
            for word in words
            if len(word) >= _LEAST_LETTERS and word not in joining and known[word] not in joining
        ]
        for words in split
    ]


def language_of(texts: Sequence[str]) -> str:
    """The language whose joining words they use most; "" where they use hardly any."""
    split = _split(texts)
    language, joining = _language(split)
    used = sum(word in joining for words in split for word in words)
    return language if used >= _FEWEST_JOINING else ""


def _split(texts: Sequence[str]) -> list[list[str]]:
    """Their words in small letters."""
    return [
        [word.lower() for word in _WORD.findall(_ABBREVIATION.sub(" ", text))] for text in texts
    ]


def _language(split: Sequence[Sequence[str]]) -> tuple[str, frozenset[str]]:
    import stopwordsiso

    seen = Counter(word for words in split for word in words)
    joining = {code: frozenset(stopwordsiso.stopwords(code)) for code in _LANGUAGES}
    uses = {code: sum(seen[word] for word in joining[code]) for code in _LANGUAGES}
    found = max(_LANGUAGES, key=lambda code: uses[code])
    beside = [joining[code] for code in _LANGUAGES if uses[code] >= _BESIDE * uses[found]]
    return found, frozenset[str]().union(*beside)


@cache
def _lemmas(language: str):
    """What makes a word its lemma; words stay as they are where no dictionary can be kept."""
    from platformdirs import user_cache_path

    try:
        folder = user_cache_path("consultation") / "lemmas-2.0.0"
        if not (folder / f"{language}.dic").exists():
            _build(language, folder)
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("no dictionary of %s: %s", language, type(error).__name__)
        return str
    lemmatizer = _lemmatizer(folder)
    return lambda word: lemmatizer.lemmatize(word, lang=language)


def _lemmatizer(folder: Path):
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy
    from simplemma.strategies.dictionaries import TrieDictionaryFactory

    kept = TrieDictionaryFactory(use_disk_cache=True, disk_cache_dir=str(folder))
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=kept))


def _build(language: str, folder: Path) -> None:
    """Once on a machine, in a process of its own: it takes seconds and hundreds of megabytes."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder) as made:
        subprocess.run(
            [sys.executable, "-m", "domain.topics.lemmas", language, made],
            check=True,
            timeout=_BUILD_SECONDS,
            cwd=Path(__file__).resolve().parents[2],
        )
        (Path(made) / f"{language}.dic").replace(folder / f"{language}.dic")


if __name__ == "__main__":
    _lemmatizer(Path(sys.argv[2])).lemmatize("a", lang=sys.argv[1])
