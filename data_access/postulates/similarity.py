"""Postulates that ask for much the same: cosine similarity of TF-IDF over runs of four letters.

Runs of letters rather than words, because Polish inflects: «świetlica», «świetlicy», «świetlic»
share most of theirs. Title and the beginning of the text count. The thresholds were set by
reading pairs of two consultations: from 0.75 up they nearly always ask for the same thing, at
0.45–0.75 for something in the same matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.dialect import fold
from data_access.engine import frame
from data_access.models import Postulate
from data_access.postulates.status import status_at
from data_access.scope import Scope
from domain.vocabulary import VOID

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

DUPLICATE = 0.75
"""From here on two postulates are likely duplicates."""
RELATED = 0.5
"""From here on two postulates of different sectors are worth deciding together."""
SIMILAR = 0.45
"""From here on a postulate is shown beside another as similar."""
MOST_POSTULATES = 12_000
"""Only the last submitted ones are compared beyond this number: time grows with its square."""
MOST_PAIRS = 1_000
_LETTERS = 4
_TEXT_CHARACTERS = 400
_ROWS = 256
"""Postulates compared with all others at a time: bounds memory."""


def similar(
    scope: Scope, connection: Connection, postulate: str, *, limit: int = 5
) -> pd.DataFrame:
    """Postulates of the whole programme most like one, of every sector and status.

    Columns: `code`, `title`, `sector`, `status` (str), `similarity` (float, `SIMILAR` to 1,
    descending). Empty if there is no such postulate, or if it is not among the last
    `MOST_POSTULATES` submitted.
    """
    table = _texts(scope, connection)
    place = np.flatnonzero(table["code"] == postulate)
    if not len(place):
        return table.head(0).drop(columns="asks").assign(similarity=pd.Series(dtype=float))
    matrix = _matrix(table["asks"])
    likeness = (matrix @ matrix[place[0]].T).toarray().ravel()
    likeness[place[0]] = 0
    found = table.drop(columns="asks").assign(similarity=likeness)
    found = found[found["similarity"] >= SIMILAR].sort_values(
        ["similarity", "code"], ascending=[False, True], ignore_index=True
    )
    return found.head(limit)


def likely_duplicates(
    scope: Scope, connection: Connection, *, across: bool = False
) -> tuple[pd.DataFrame, int]:
    """Pairs that ask for much the same, neither of them void, one at least in scope; how many.

    All pairs from `DUPLICATE` up or, if `across`, pairs of different sectors from `RELATED` up;
    rows of the `MOST_PAIRS` most alike. Columns: `similarity` (float, descending), `code`,
    `title`, `sector`, `status` of the one submitted first, and `other_code`, `other_title`,
    `other_sector`, `other_status` (str).
    """
    table = _texts(scope, connection)
    table = table[~table["status"].isin(VOID)].reset_index(drop=True)
    if len(table) < 2:
        pairs, number = pd.DataFrame({"similarity": [], "first": [], "second": []}), 0
    else:
        inside = table["code"].isin(connection.scalars(select(status_at(scope).c.code)).all())
        sectors = table["sector"].to_numpy() if across else None
        threshold = RELATED if across else DUPLICATE
        pairs, number = _pairs(_matrix(table["asks"]), threshold, inside.to_numpy(), sectors)
    sides = table.drop(columns="asks")
    first = sides.iloc[pairs["first"].astype(int)].reset_index(drop=True)
    second = sides.iloc[pairs["second"].astype(int)].reset_index(drop=True)
    found = pd.concat([pairs[["similarity"]], first, second.add_prefix("other_")], axis=1)
    return found, number


def _texts(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Columns `code`, `title`, `sector`, `status`, `asks` (what is compared), first submitted
    first."""
    at = status_at(scope.whole_programme())
    text = func.substr(func.coalesce(Postulate.text, ""), 1, _TEXT_CHARACTERS)
    table = frame(
        connection,
        select(at.c.code, Postulate.title, at.c.sector, at.c.status, text.label("asks"))
        .join(Postulate, scope.in_programme(Postulate) & (Postulate.code == at.c.code))
        .order_by(at.c.submitted_on.desc(), at.c.code.desc())
        .limit(MOST_POSTULATES),
    )
    table = table.iloc[::-1].reset_index(drop=True)
    asks = table["title"] + " " + table["asks"]
    return table.assign(asks=[fold(ask) for ask in asks])


def _matrix(asks: pd.Series) -> csr_matrix:
    """One row of length 1 per text: the product of two rows is their similarity."""
    # where it is needed: it takes a third of the time that a command needs to start
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(_LETTERS, _LETTERS), sublinear_tf=True, dtype=np.float32
    )
    return vectorizer.fit_transform(asks)


def _pairs(
    matrix: csr_matrix, threshold: float, inside: np.ndarray, sectors: np.ndarray | None
) -> tuple[pd.DataFrame, int]:
    """The most alike pairs from `threshold` up, one of them `inside`, of different sectors if
    those are given; and how many such pairs there are in all.
    """
    best, number = pd.DataFrame({"similarity": [], "first": [], "second": []}), 0
    for likeness, first, second in _likenesses(matrix, threshold):
        wanted = inside[first] | inside[second]
        if sectors is not None:
            wanted &= sectors[first] != sectors[second]
        likeness, first, second = likeness[wanted], first[wanted], second[wanted]
        found = pd.DataFrame({"similarity": likeness, "first": first, "second": second})
        number += len(found)
        best = pd.concat([best, found]) if len(best) else found
        best = best.sort_values(["similarity", "first"], ascending=[False, True], kind="stable")
        best = best.head(MOST_PAIRS)
    return best.reset_index(drop=True).astype({"similarity": float}), number


def _likenesses(
    matrix: csr_matrix, threshold: float
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Similarity and both places of each pair from `threshold` up, some rows at a time."""
    for start in range(0, matrix.shape[0], _ROWS):
        product = (matrix[start : start + _ROWS] @ matrix.T).tocoo()
        first, second = product.row + start, product.col
        wanted = (product.data >= threshold) & (first < second)
        yield np.minimum(product.data[wanted], 1), first[wanted], second[wanted]
