"""What topics are made of when they go out: texts as they are public, and no others."""

import pandas as pd

from data_access.postulates.topics import Asks, asked_for
from data_access.publication.codes import Codes
from data_access.publication.public_texts import NOT_TOLD


def public_asks(postulates: pd.DataFrame, codes: Codes) -> Asks:
    """Of a postulate's own code what may be told of it: nothing of texts that are held back.

    `postulates`: the public table; what it leaves out counts for nothing.
    """
    texts = postulates["text"] if "text" in postulates else [None] * len(postulates)
    titles = ("" if title == NOT_TOLD else title or "" for title in postulates["title"])
    told = dict(zip(postulates["code"], map(asked_for, titles, texts), strict=True))
    return lambda code: told.get(codes.public(code), "")
