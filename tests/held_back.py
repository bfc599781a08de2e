"""Records in which a topic's texts all name a person, and so must not name the topic."""

from data_access import models
from data_access.publication.public_texts import code_of
from tests.domain.test_topics import PLACES, TEXTS
from tests.records import postulate, programme, sector

SURNAME = "Wszędobylska"
STEM = "szędobylsk"
"""Of the surname, in whatever case and form."""


def named_in_a_topic() -> list[models.Base]:
    """Thirty postulates of three themes: ten name the same person, five of which are redacted."""
    titles = [
        f"Świetlica: prosi pani {SURNAME} {PLACES[n - 10]}" if 10 <= n < 20 else text
        for n, text in enumerate(TEXTS)
    ]
    redacted = [
        models.Clearance(
            programme_id=1,
            code=code_of(title),
            place="postulaty",
            redaction=title.replace(SURNAME, "[…]"),
            reason="nazwisko",
        )
        for title in titles[10:15]
    ]
    records = [postulate(f"P{n:02}", "A", title=title) for n, title in enumerate(titles)]
    return [programme(), sector("A"), *records, *redacted]
