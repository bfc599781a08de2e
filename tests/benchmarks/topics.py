"""Topics against what is known of the texts: `python -m tests.benchmarks.topics [FOLDER]`.

The sample's themes are its own entries: several postulates made of one, for several places, or of
several that ask for the same. `FOLDER`: further records in the data format, whose topics are
printed beside their sectors.
"""

import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from data_access.postulates.topics import asked_for
from data_access.sample.base import SECTORS
from data_access.sample.postulates import all_postulates, drafts
from domain.topics import topics


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


def main() -> None:
    texts, themes = sample()
    started = time.perf_counter()
    among, over_all = agreement(texts, themes)
    seconds = time.perf_counter() - started
    print(f"sample: {len(texts)} texts, ARI {among:.2f} among themes, {over_all:.2f} of all")
    print(f"{seconds:.1f} s with what is loaded once")
    for folder in map(Path, sys.argv[1:]):
        records = pd.read_csv(folder / "postulates.csv", dtype=str, keep_default_na=False)
        texts = [asked_for(title, None) for title in records["title"]]
        started = time.perf_counter()
        found = topics(texts)
        seconds = time.perf_counter() - started
        print(f"{folder.name}: {len(texts)} texts, {len(found)} topics, {seconds:.1f} s")
        for topic in found:
            own = Counter(records["sector"][list(topic.members)])
            name, count = own.most_common(1)[0]
            share = count / len(topic.members)
            print(f"{len(topic.members):6} {topic.name:45} {share:4.0%} {name}")


if __name__ == "__main__":
    main()
