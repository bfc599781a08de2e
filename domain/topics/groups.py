"""Groups of texts: non-negative factors of their words' TF-IDF weights.

The same texts give the same groups. A text belongs to the factor that it is most like, or to none:
most texts of a consultation stand alone, and a group that takes in everything says nothing. The
bounds were set on the themes of the sample and by reading groups of Barcelona's 10,860 titles:
see tests/benchmarks/topics.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np

from domain.topics.lemmas import words_of

FEWEST_TEXTS = 20
"""Of fewer nothing is said."""
_FEWEST_WORDS = 3
"""Of texts half of which have fewer words than these, nothing either."""
_FEWEST_IN_GROUP = 3
_FEWEST_KNOWN = 10
"""Words that several texts share."""
_NAME = " · "
_TEXTS_FOR_EACH, _MOST_GROUPS = 8, 30
_ALIKE = 0.4
"""Cosine from which on a text belongs to a factor."""
_MOST_FITTED = 3000
"""Of more texts, so many drawn evenly make the factors: time grows with their number."""
_COMMON = 0.4
"""Words in a larger share of the texts tell none apart."""
_NAME_WORDS = (2, 3)
"""How many words a name has: a third only where it weighs so much as `_OF_FIRST` of the first."""
_OF_FIRST = 0.3


@dataclass(frozen=True)
class Topic:
    """`name`: its weightiest words, no two topics' the same; `members`: places of its texts."""

    name: str
    members: tuple[int, ...]


def topics(texts: Sequence[str]) -> list[Topic]:
    """What the texts speak of, the largest first; empty where they are too few or too short."""
    if len(texts) < FEWEST_TEXTS:
        return []
    words = words_of(texts)
    if median(len({*each}) for each in words) < _FEWEST_WORDS:
        return []
    weights, vocabulary = _weights(words)
    if len(vocabulary) < _FEWEST_KNOWN:
        return []
    factors = _factors(weights)
    likeness = np.asarray(weights @ factors.T)
    nearest = np.where(likeness.max(axis=1) >= _ALIKE, likeness.argmax(axis=1), -1)
    groups = {
        place: tuple(int(one) for one in np.flatnonzero(nearest == place))
        for place in range(len(factors))
    }
    kept = {place: of for place, of in groups.items() if len(of) >= _FEWEST_IN_GROUP}
    names = _names(factors[list(kept)], vocabulary)
    found = [Topic(name, of) for name, of in zip(names, kept.values(), strict=True)]
    return sorted(found, key=lambda topic: (-len(topic.members), topic.name))


def _weights(words: Sequence[Sequence[str]]) -> tuple[Any, list[str]]:
    """Rows of unit length, one for each text, and the words of the columns."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    fewest = 2 if len(words) < _MOST_FITTED else 5
    taken: Any = list  # words are words already; the stubs know texts only
    made = TfidfVectorizer(analyzer=taken, min_df=fewest, max_df=_COMMON, sublinear_tf=True)
    try:
        return made.fit_transform(words), list(made.get_feature_names_out())
    except ValueError:  # no word is in more than one text
        return None, []


def _factors(weights: Any) -> np.ndarray:
    """Rows of unit length, one for each factor."""
    from sklearn.decomposition import NMF
    from sklearn.preprocessing import normalize

    every = -(-weights.shape[0] // _MOST_FITTED)
    number: Any = min(weights.shape[0] // _TEXTS_FOR_EACH, weights.shape[1], _MOST_GROUPS)
    model = NMF(number, init="nndsvd", max_iter=400, tol=1e-3, random_state=0)
    model.fit(weights[::every])
    return np.asarray(normalize(model.components_))


def _names(factors: np.ndarray, vocabulary: list[str]) -> list[str]:
    found: list[str] = []
    for factor in factors:
        order = factor.argsort(kind="stable")[::-1]
        fewest, most = _NAME_WORDS
        third = factor[order[most - 1]] >= _OF_FIRST * factor[order[0]]
        count = most if third else fewest
        while (name := _NAME.join(vocabulary[n] for n in order[:count])) in found:
            count += 1
        found.append(name)
    return found
