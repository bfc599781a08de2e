"""Sentences no rule was tuned on: names by Faker, in sentences as consultations have them.

Made once, with a fixed seed, before rules were looked at by them; whoever changes a rule after
reading what is missed here makes another set, with another seed and other sentences.
"""

import random
from collections.abc import Iterator

SEED = 20111
_EACH = 40
"""Texts of each kind and language."""
_FULL = {
    "pl": (
        "Na potrzebę remontu sali zwróciła uwagę {name}, która prowadzi tu zajęcia.",
        "Wniosek złożony przez mieszkańca: {name}. Dotyczy progów zwalniających.",
        "Podczas spotkania {name} zaproponował, by konkurs ogłaszać wcześniej.",
        "Uwaga nr 7 ({name}): brak podjazdu przy wejściu.",
    ),
    "en": (
        "The idea came from {name}, who lives next to the park.",
        "{name} asked at the meeting why the hall is closed at weekends.",
    ),
    "es": (
        "La propuesta es de {name}, vecina del barrio.",
        "{name} pidió más bancos en la plaza.",
    ),
    "ca": (
        "La proposta és de {name}, veïna del barri.",
        "{name} va demanar més bancs a la plaça.",
    ),
}
_LAST = {
    "surname after a role": (
        "Radny {last} poparł wniosek.",
        "Prezes {last} przedstawił sprawozdanie.",
        "Pan {last} prosi o odpowiedź na piśmie.",
        "Zdaniem dyrektora {last} środków nie ma.",
        "Sołtys {last} zgłosił uwagę do § 4.",
    ),
    "initial and surname": (
        "Uwagę zgłosił {first:.1}. {last} z naszej ulicy.",
        "Autor: {last} {first:.1}.",
    ),
    "nickname": (
        "Boisko pilnuje {first} „{nick}” {last}.",
        'Zgłosił {first} "{nick}" {last}, trener.',
    ),
    "surname alone": ("Wniosek ({last}) dotyczy oświetlenia.", "{last} był przeciw."),
}
_NUMBERS = {
    "phone": ("Kontakt w tej sprawie: {phone}.", "Proszę oddzwonić, {phone}, po 16."),
    "email": ("Odpowiedź proszę kierować na {email}.", "Uwagi ({email}) w załączniku."),
    "pesel": ("Zgłaszający, PESEL {pesel}, prosi o dotację.", "{pesel} – wnioskodawca"),
    "account": ("Zwrot na rachunek {account}.", "Proszę o przelew: {account}"),
}
_CLEAN = (
    "Ulica {street} wymaga nowego chodnika po obu stronach.",
    "Prosimy o autobus na osiedle {city} także w niedziele.",
    "Fundacja „{word} {word2}” prosi o lokal na zajęcia dla seniorów.",
    "Zapis § {n} ust. {m} powinien mówić o dotacjach wieloletnich.",
    "Na boisku przy Szkole Podstawowej nr {n} brakuje oświetlenia.",
    "W {year} roku złożono {big} wniosków, w tym {n} po terminie.",
    "Konkurs ogłoszono {n}.0{m}.2011, wyników dotąd nie ma.",
    "Wydział Kultury i Dziedzictwa Narodowego odpowie do piątku.",
)


def holding() -> Iterator[tuple[str, str]]:
    """(kind, text): each holds data of a person."""
    from faker import Faker

    chance = random.Random(SEED)
    for language, sentences in _FULL.items():
        fake = _faker(Faker, {"pl": "pl_PL", "en": "en_GB", "es": "es_ES", "ca": "es_CA"}[language])
        for n in range(_EACH):
            name = f"{fake.first_name()} {fake.last_name()}"
            yield f"full name, {language}", sentences[n % len(sentences)].format(name=name)
    fake = _faker(Faker, "pl_PL")
    nicks = ("Bolo", "Młody", "Kazek", "Lolek", "Siwy", "Doktor")
    for kind, sentences in _LAST.items():
        for n in range(_EACH):
            first, last = fake.first_name_male(), fake.last_name_male()
            told = {"first": first, "last": last, "nick": chance.choice(nicks)}
            yield kind, sentences[n % len(sentences)].format(**told)
    for kind, sentences in _NUMBERS.items():
        for n in range(_EACH):
            told = {
                "phone": fake.phone_number(),
                "email": fake.email(),
                "pesel": fake.pesel(),
                "account": fake.iban(),
            }
            yield kind, sentences[n % len(sentences)].format(**told)


def clean() -> Iterator[str]:
    """Texts that name no person."""
    from faker import Faker

    fake, chance = _faker(Faker, "pl_PL"), random.Random(SEED)
    for n in range(_EACH * 5):
        yield _CLEAN[n % len(_CLEAN)].format(
            street=fake.street_name(),
            city=fake.city(),
            word=fake.word().capitalize(),
            word2=fake.word(),
            n=chance.randint(1, 30),
            m=chance.randint(1, 9),
            year=chance.randint(1999, 2024),
            big=chance.randint(100, 4000),
        )


def _faker(made, language: str):
    fake = made(language)
    fake.seed_instance(SEED)
    return fake
