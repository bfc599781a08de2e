"""Topics against what is known of the texts: `python -m tests.benchmarks.topics [FOLDER]`.

The sample's themes are its own entries: several postulates made of one, for several places, or of
several that ask for the same; told for five seeds, by each of which the texts stand in another
order and the factorisation begins elsewhere. `FOLDER`: further records in the data format, whose
topics are printed beside their sectors.
"""

import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pandas as pd

from data_access.postulates.topics import asked_for
from data_access.sample.postulates import all_postulates, drafts
from data_access.sample.setting import SECTORS
from domain.topics import Topic, topics


def sample() -> tuple[list[str], list[str]]:
    """Texts of the sample's postulates, and the theme of each."""
    themes = {
        (draft.sector, draft.title): draft.entry.get("same_as", draft.entry["title"])
        for sector in SECTORS
        for draft in drafts(sector)
    }
    made = all_postulates()
    return (
        [asked_for(each.title, each.text) for each in made],
        [themes[each.sector, each.title] for each in made],
    )


def agreement(texts: Sequence[str], themes: Sequence[str]) -> tuple[float, float]:
    """Adjusted Rand indices: over texts whose theme three or more have, and over all.

    Over all, a text of no topic, and one whose theme fewer have, is a group of its own.
    """
    from sklearn.metrics import adjusted_rand_score

    sizes = Counter(themes)
    found = [f"none {n}" for n in range(len(texts))]
    for topic in topics(texts):
        for place in topic.members:
            found[place] = topic.name
    truth = [theme if sizes[theme] > 2 else f"own {n}" for n, theme in enumerate(themes)]
    large = [n for n, theme in enumerate(themes) if sizes[theme] > 2]
    among = adjusted_rand_score([truth[n] for n in large], [found[n] for n in large])
    return among, adjusted_rand_score(truth, found)


def _seeded(seed: int, texts: list[str], themes: list[str]) -> tuple[float, float]:
    from sklearn import decomposition

    order = random.Random(seed).sample(range(len(texts)), len(texts))
    begun = partial(_begun, decomposition.NMF, seed)
    with patch.object(decomposition, "NMF", begun):
        return agreement([texts[n] for n in order], [themes[n] for n in order])


def _begun(factorisation: type, seed: int, *given: Any, **options: Any) -> Any:
    return factorisation(*given, **options | {"random_state": seed, "init": "nndsvdar"})


def _beside(found: Sequence[Topic], sectors: Sequence[str]) -> None:
    """How topics lie in the records' own categories, which are fewer and wider."""
    from sklearn.metrics import adjusted_rand_score

    pairs = [(topic.name, sectors[place]) for topic in found for place in topic.members]
    own = [Counter(sectors[place] for place in topic.members) for topic in found]
    pure = sum(count.most_common(1)[0][1] for count in own) / len(pairs)
    usual = Counter(sector for _, sector in pairs).most_common(1)[0][1] / len(pairs)
    index = adjusted_rand_score(*zip(*pairs, strict=True))
    print(
        f"  {len(pairs)} texts have a topic; ARI {index:.2f} against {len(set(sectors))} sectors; "
        f"{pure:.0%} are of their topic's commonest sector, {usual:.0%} of the commonest of all"
    )


def main() -> None:
    texts, themes = sample()
    started = time.perf_counter()
    found = [_seeded(seed, texts, themes) for seed in range(1, 6)]
    seconds = time.perf_counter() - started
    for name, told in zip(("among themes", "of all"), zip(*found, strict=True), strict=True):
        print(
            f"sample: {len(texts)} texts, ARI {name}: median {statistics.median(told):.2f}, "
            f"{min(told):.2f} to {max(told):.2f} of {len(told)} seeds"
        )
    print(f"{seconds:.1f} s with what is loaded once")
    for folder in map(Path, sys.argv[1:]):
        records = pd.read_csv(folder / "postulates.csv", dtype=str, keep_default_na=False)
        texts = [asked_for(title, None) for title in records["title"]]
        started = time.perf_counter()
        found = topics(texts)
        seconds = time.perf_counter() - started
        print(f"{folder.name}: {len(texts)} texts, {len(found)} topics, {seconds:.1f} s")
        _beside(found, list(records["sector"]))
        for topic in found:
            own = Counter(records["sector"][list(topic.members)])
            name, count = own.most_common(1)[0]
            share = count / len(topic.members)
            print(f"{len(topic.members):6} {topic.name:45} {share:4.0%} {name}")


if __name__ == "__main__":
    main()
