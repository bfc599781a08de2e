"""Sentences no rule was tuned on, made with a fixed seed before rules were looked at by them.

Names by Faker, and declined by hand; whoever changes a rule after reading what is missed here makes
another set, with another seed and other sentences.
"""

import random
from collections.abc import Iterator
from itertools import cycle, islice

SEED = 20263
_EACH = 40
"""Texts of each kind."""
_DECLINED = (
    "Barbarze Wiśniewskiej", "Zdzisławem Pająkiem", "Halinę Sroczyńską", "Tadeuszowi Rybie",
    "Krystynie Łoś", "Mirosława Gołębia", "Leokadią Zych", "Bogdanowi Krupie", "Grażynę Kępę",
    "Stefanem Dudą", "Urszuli Pietrzak", "Kazimierza Żaka", "Wandzie Miś", "Ryszardem Cieślą",
    "Jolantę Rogalę", "Andrzejowi Ptakowi", "Beacie Kozieł", "Marka Gąsiora", "Ewelinie Szulc",
    "Pawłem Wróblem", "Agnieszkę Kruk", "Jackowi Stolarzowi", "Oldze Bednarz", "Piotra Sowy",
    "Zofią Wilk", "Józefowi Zarębie", "Teresą Małysz", "Łukasza Czecha", "Kindze Sobczak",
    "Jerzego Bielaka", "Elżbiecie Nowak-Lis", "Oleną Szewczenko",
    "Grzegorzem Brzęczyszczykiewiczem",
    "Franciszkowi Klimkowi", "Marcie Adamiec", "Igora Jodłowca", "Natalię Fornal", "Dawidowi Kani",
    "Sylwią Cichoń", "Wojciecha Kurka",
)  # fmt: skip
_ABOUT_DECLINED = (
    "Sprawę przekazano {name} z prośbą o zajęcie stanowiska.",
    "W rozmowie z {name} ustalono, że boisko jest zamykane o 18.",
    "Na prośbę {name} dołączono zdjęcia ławek.",
    "Zebrani poparli {name} w kwestii przesunięcia przystanku.",
)
_FULL = {
    "pl": (
        "Inicjatorem jest {name}, działacz osiedlowy.",
        "Jak mówi {name}, ścieżka kończy się w polu.",
        "{name} (emeryt) pyta o zniżki na basen.",
    ),
    "es": (
        "Según {name}, faltan árboles en la calle.",
        "Lo presenta {name} en nombre de la asociación.",
        "{name} propone ampliar el horario.",
    ),
    "ca": (
        "Segons {name}, falten arbres al carrer.",
        "Ho presenta {name} en nom de l'associació.",
        "{name} proposa ampliar l'horari.",
    ),
}
_LAST = {
    "surname after a role": (
        "Skarbnik {last} prosi o przesunięcie terminu.",
        "Rozmawiałem z panem {last} o parkingu.",
        "Opiekunka świetlicy, pani {last}, potrzebuje krzeseł.",
    ),
    "initial and surname": (
        "Z poważaniem, {first:.1}. {last}",
        "Wniosek złożyła {first:.1}. {last}, właścicielka psa.",
    ),
    "surname alone": (
        "{last} proponuje zmianę w § 3.",
        "Głos zabrał {last} i poparł autora.",
        "Notatka ze spotkania ({last}): brak środków.",
        "{last} nie zgadza się z odpowiedzią wydziału.",
    ),
}
_NUMBERS = {
    "phone": (
        "Mój numer to {phone}.",
        "W razie pytań {phone} (po 17).",
        "Tel. kontaktowy: {phone}",
    ),
    "email": ("Piszcie na {email}, odpowiem.", "mail {email}"),
    "pesel": ("Nr PESEL: {pesel}", "Składam wniosek ({pesel}) o dopłatę."),
    "account": ("Wpłaty na konto {account}.", "Nr rachunku do zwrotu: {spaced}"),
    "plate": (
        "Samochód {plate} stale blokuje chodnik.",
        "Na trawniku parkuje auto o numerze rejestracyjnym {plate}.",
        "Proszę usunąć wrak ({plate}) z ulicy.",
    ),
    "home": (
        "Mieszkam przy ul. {street} {n}, na parterze.",
        "Adres: ul. {street} {n}/{m}, 30-0{n} Kraków.",
        "Wniosek z os. Kolorowego {n} m. {m}, Kraków.",
        "Zamieszkała na ul. {street} {n}/{m}.",
    ),
}
_PLATES = (
    "KR 4C219", "KR 88123", "KRA 7HT4", "KMY 12K9", "WE 552CM", "DW 9A001", "SK 771PL", "KR1WX34",
    "GD 40219", "KWI 88A2",
)  # fmt: skip
_CLEAN = (
    "{street}: prosimy o próg zwalniający i lustro.",
    "Linia {big} powinna dojeżdżać do osiedla {city}.",
    "Stowarzyszenie „{word}”, KRS 0000{big}{big}, prosi o lokal.",
    "Zgodnie z normą PN-EN 1176 plac zabaw wymaga {n} m nawierzchni.",
    "Projekt nr {big}/{year} uzyskał {big} głosów.",
    "Uchwała {n}/{m}/{year} nie przewiduje dotacji.",
    "Ulica Mogilska jest nieprzejezdna od {n} maja.",
    "Krakowski był kiedyś rynek, dziś to parking na {big} miejsc.",
    "Podgórska część miasta czeka na {n} ławek.",
    "Koszt: {big} 000 PLN, z tego {n} procent wkładu własnego.",
    "Sprawa WS-0{m}.6140.{n}.{year} czeka na odpowiedź.",
    "Kod PKD 9499Z obejmuje organizacje, CPV 45000000 roboty budowlane.",
    "Park Bednarskiego zamykać o {n}, a Planty oświetlić.",
    "Dzielnica XII prosi o świetlicę przy Wielickiej.",
    "Biblioteka Główna i Dom Kultury Podgórze proponują warsztaty.",
    "Nowak-Mosty nie odpowiada, firma budująca most ma {n} dni.",
)


def holding() -> Iterator[tuple[str, str]]:
    """(kind, text): each holds data of a person."""
    from faker import Faker

    chance = random.Random(SEED)
    for name, sentence in zip(_DECLINED, cycle(_ABOUT_DECLINED), strict=False):
        yield "full name, declined", sentence.format(name=name)
    for language, sentences in _FULL.items():
        fake = _faker(Faker, {"pl": "pl_PL", "es": "es_ES", "ca": "es_CA"}[language])
        for sentence in islice(cycle(sentences), _EACH):
            name = f"{fake.first_name()} {fake.last_name()}"
            yield f"full name, {language}", sentence.format(name=name)
    fake = _faker(Faker, "pl_PL")
    for kind, sentences in _LAST.items():
        for sentence in islice(cycle(sentences), _EACH):
            first, last = fake.first_name_male(), fake.last_name_male()
            yield kind, sentence.format(first=first, last=last)
    for kind, sentences in _NUMBERS.items():
        for sentence in islice(cycle(sentences), _EACH):
            account = fake.iban().removeprefix("PL")
            told = {
                "phone": fake.phone_number(),
                "email": fake.email(),
                "pesel": fake.pesel(),
                "account": account,
                "spaced": f"{account[:2]} {' '.join(account[n : n + 4] for n in range(2, 26, 4))}",
                "plate": chance.choice(_PLATES),
                "street": fake.street_name(),
                "n": chance.randint(10, 98),
                "m": chance.randint(1, 60),
            }
            yield kind, sentence.format(**told)


def clean() -> Iterator[str]:
    """Texts that name no person."""
    from faker import Faker

    fake, chance = _faker(Faker, "pl_PL"), random.Random(SEED)
    for sentence in islice(cycle(_CLEAN), _EACH * 8):
        yield sentence.format(
            street=f"Ulica {fake.street_name()}",
            city=fake.city(),
            word=fake.word().capitalize(),
            n=chance.randint(2, 30),
            m=chance.randint(1, 9),
            year=chance.randint(1999, 2024),
            big=chance.randint(101, 989),
        )


def _faker(made, language: str):
    fake = made(language)
    fake.seed_instance(SEED)
    return fake
