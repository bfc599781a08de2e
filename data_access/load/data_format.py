"""The data format (docs/data-format.md) as data: tables, columns, Polish headings, kinds.

Reading, checking, the template and the export are all derived from here.
"""

from enum import StrEnum

from data_access.load.synonyms import SYNONYMS, UNCLEAR, spelled_out
from data_access.load.table_format import ColumnFormat, TableFormat, squeezed
from domain import vocabulary as words


def _choices(values: type[StrEnum], **polish: str) -> tuple[dict, dict, dict, dict]:
    """Accepted spellings, Polish names, synonyms and unclear words, as a `ColumnFormat` wants them.

    In `polish` the name comes first of all spellings; `*` stands for an adjective's endings.
    """
    accepted = {squeezed(value): str(value) for value in values}
    for value, words_of in polish.items():
        accepted |= {squeezed(form): value for form in spelled_out(words_of)}
    names = {value: spelled_out(words_of)[0] for value, words_of in polish.items()}
    synonyms = {
        squeezed(form): str(value)
        for value, words_of in SYNONYMS[values].items()
        for form in spelled_out(words_of)
    }
    unclear = {
        squeezed(form): tuple(str(value) for value in likely)
        for words_of, likely in UNCLEAR.get(values, {}).items()
        for form in spelled_out(words_of)
    }
    return accepted, names, synonyms, unclear


_STATUS = _choices(
    words.Status,
    submitted="zgłoszon*",
    in_review="w analizie zespołu branżowego|w analizie",
    presented="przedstawion* zespołowi koordynacyjnemu|przedstawion*",
    deferred="do dalszych prac|odłożon*",
    accepted="uwzględnion*",
    partly_accepted="uwzględnion* częściowo|częściowo uwzględnion*",
    rejected="nieuwzględnion*",
    withdrawn="wycofan*",
    merged="połączon* z innym|połączon*",
    out_of_scope="poza zakresem – przekazan* właściwej komórce|poza zakresem",
)
STATUSES = _STATUS[0]
COORDINATING_WORDS = {
    squeezed(words_of)
    for words_of in (
        *("coordinating", "koordynacyjny", "koordynujący"),
        *("coordinating team", "zespół koordynacyjny", "zespół koordynujący"),
    )
}

_PROGRAMME = ColumnFormat("programme", "program", "code", required=True, refers="programmes")


def _code(name: str, polish: str, refers: str = "", required: bool = True) -> ColumnFormat:
    return ColumnFormat(name, polish, "code", required, refers)


def _choice(
    name: str, polish: str, choices: tuple[dict, ...], required: bool = False
) -> ColumnFormat:
    return ColumnFormat(name, polish, "choice", required, "", *choices)


TABLES: dict[str, TableFormat] = {
    table.name: table
    for table in (
        TableFormat(
            "programmes",
            "programy",
            (
                _code("code", "kod"),
                ColumnFormat("name", "nazwa", required=True),
                ColumnFormat("name_en"),
                ColumnFormat("period_start", "okres_od", "date", required=True),
                ColumnFormat("period_end", "okres_do", "date", required=True),
                ColumnFormat("consultation_start", "konsultacje_od", "date"),
                ColumnFormat("consultation_end", "konsultacje_do", "date"),
                ColumnFormat("response_days", "dni_na_odpowiedz", "count"),
                ColumnFormat("as_of", "stan_na", "date"),
            ),
            ("code",),
        ),
        TableFormat(
            "sectors",
            "branze",
            (
                _PROGRAMME,
                _code("code", "kod"),
                ColumnFormat("name", "nazwa", required=True),
                ColumnFormat("name_en"),
                ColumnFormat("position", "kolejnosc", "count"),
            ),
            ("code",),
        ),
        TableFormat(
            "organisations",
            "organizacje",
            (
                _code("code", "kod"),
                ColumnFormat("name", "nazwa", required=True, names="organisations"),
                ColumnFormat("legal_form", "forma_prawna", names="legal forms"),
                ColumnFormat("krs", kind="krs"),
                ColumnFormat("nip", kind="nip"),
                ColumnFormat("regon", kind="regon"),
                ColumnFormat("register_number", "numer_w_ewidencji"),
                ColumnFormat("district", "dzielnica", names="districts"),
                ColumnFormat("public_benefit", "opp", "flag"),
                ColumnFormat("registered_on", "data_rejestracji", "date"),
            ),
            ("code",),
        ),
        TableFormat(
            "organisation_sectors",
            "branze_organizacji",
            (
                _PROGRAMME,
                _code("organisation", "organizacja", "organisations"),
                _code("sector", "branza", "sectors"),
            ),
            ("organisation", "sector"),
        ),
        TableFormat(
            "members",
            "czlonkowie",
            (
                _PROGRAMME,
                _code("code", "kod"),
                _code("team", "zespol", "teams"),
                _choice(
                    "role",
                    "rola",
                    _choices(
                        words.MemberRole, city_hall="urząd", ngo="organizacja", expert="ekspert"
                    ),
                    required=True,
                ),
                _code("organisation", "organizacja", "organisations", required=False),
                ColumnFormat("department", "wydzial", names="departments"),
                ColumnFormat("display_name", "nazwa_wyswietlana"),
                ColumnFormat("from", "od", "date"),
                ColumnFormat("to", "do", "date"),
            ),
            ("code",),
        ),
        TableFormat(
            "meetings",
            "spotkania",
            (
                _PROGRAMME,
                _code("code", "kod"),
                _code("team", "zespol", "teams"),
                _choice(
                    "kind",
                    "rodzaj",
                    _choices(
                        words.MeetingKind,
                        sector="branżowe|branżow*",
                        coordinating="koordynujące|koordynując*|koordynacyjn*",
                        consultation="konsultacyjne|konsultacyjn*",
                    ),
                ),
                ColumnFormat("title", "tytul"),
                ColumnFormat("starts_at", "poczatek", "datetime", required=True, ends="ends_at"),
                ColumnFormat("ends_at", "koniec", "datetime", begins="starts_at"),
                ColumnFormat("venue", "miejsce"),
                _choice(
                    "mode",
                    "tryb",
                    _choices(
                        words.MeetingMode,
                        in_person="stacjonarnie|stacjonarn*",
                        online="zdalnie|zdaln*",
                        hybrid="hybrydowo|hybrydow*",
                    ),
                ),
                _choice(
                    "status",
                    "status",
                    _choices(
                        words.MeetingStatus,
                        planned="planowane|planowan*",
                        held="odbyte|odbyt*",
                        cancelled="odwołane|odwołan*",
                    ),
                    required=True,
                ),
                ColumnFormat("minutes_url", "protokol"),
            ),
            ("code",),
        ),
        TableFormat(
            "attendance",
            "obecnosc",
            (
                _PROGRAMME,
                _code("meeting", "spotkanie", "meetings"),
                _code("organisation", "organizacja", "organisations", required=False),
                _code("member", "czlonek", "members", required=False),
                ColumnFormat("party", "strona", names="parties"),
                ColumnFormat("invited", "zaproszona", "flag"),
                ColumnFormat("registered", "zgloszona", "flag"),
                ColumnFormat("attended", "obecna", "flag"),
                ColumnFormat("excused", "usprawiedliwiona", "flag"),
                ColumnFormat("people", "osoby", "count"),
            ),
            ("meeting", "organisation", "member", "party"),
        ),
        TableFormat(
            "postulates",
            "postulaty",
            (
                _PROGRAMME,
                _code("code", "kod"),
                _code("sector", "branza", "sectors"),
                ColumnFormat("title", "tytul", required=True),
                ColumnFormat("text", "tresc"),
                _code("organisation", "organizacja", "organisations", required=False),
                _code("meeting", "spotkanie", "meetings", required=False),
                _choice(
                    "channel",
                    "kanal",
                    _choices(
                        words.Channel,
                        meeting="spotkanie",
                        email="e-mail",
                        form="formularz",
                        letter="pismo",
                        other="inny",
                    ),
                ),
                _choice(
                    "area",
                    "obszar",
                    _choices(
                        words.Area,
                        financial="finansow*",
                        non_financial="pozafinansow*",
                        systemic="systemow*",
                    ),
                ),
                _choice(
                    "stage",
                    "etap",
                    _choices(
                        words.Stage,
                        gathering="zbieranie",
                        draft_consultation="konsultacje projektu",
                    ),
                ),
                ColumnFormat("submitted_on", "data_zgloszenia", "date", required=True),
                ColumnFormat("department", "wydzial", names="departments"),
            ),
            ("code",),
        ),
        TableFormat(
            "postulate_supporters",
            "popierajacy",
            (
                _PROGRAMME,
                _code("postulate", "postulat", "postulates"),
                _code("organisation", "organizacja", "organisations"),
            ),
            ("postulate", "organisation"),
        ),
        TableFormat(
            "postulate_statuses",
            "statusy_postulatow",
            (
                _PROGRAMME,
                _code("postulate", "postulat", "postulates"),
                ColumnFormat("changed_at", "data_zmiany", "datetime", required=True),
                _choice("status", "status", _STATUS, required=True),
                _code("team", "zespol", "teams", required=False),
                _code("meeting", "spotkanie", "meetings", required=False),
                ColumnFormat("justification", "uzasadnienie"),
                _code("merged_into", "polaczony_z", "postulates", required=False),
                ColumnFormat("votes_for", "glosy_za", "count"),
                ColumnFormat("votes_against", "glosy_przeciw", "count"),
                ColumnFormat("votes_abstained", "glosy_wstrzymujace", "count"),
            ),
            ("postulate", "changed_at"),
        ),
        TableFormat(
            "provisions",
            "zapisy",
            (_PROGRAMME, _code("code", "kod"), ColumnFormat("title", "tytul", required=True)),
            ("code",),
        ),
        TableFormat(
            "postulate_provisions",
            "zapisy_postulatow",
            (
                _PROGRAMME,
                _code("postulate", "postulat", "postulates"),
                _code("provision", "zapis", "provisions"),
            ),
            ("postulate", "provision"),
        ),
        TableFormat(
            "agenda_items",
            "porzadki_obrad",
            (
                _PROGRAMME,
                _code("meeting", "spotkanie", "meetings"),
                _code("postulate", "postulat", "postulates"),
                ColumnFormat("position", "miejsce_w_porzadku", "count"),
            ),
            ("meeting", "postulate"),
        ),
        TableFormat(
            "tasks",
            "zadania",
            (
                _PROGRAMME,
                _code("code", "kod"),
                _code("meeting", "spotkanie", "meetings"),
                ColumnFormat("title", "tytul", required=True),
                ColumnFormat("responsible", "odpowiedzialny", names="responsible"),
                ColumnFormat("due_on", "termin", "date"),
            ),
            ("code",),
        ),
        TableFormat(
            "milestones",
            "harmonogram",
            (
                _PROGRAMME,
                _code("code", "kod"),
                ColumnFormat("name", "nazwa", required=True),
                ColumnFormat("name_en"),
                _code("team", "zespol", "teams", required=False),
                ColumnFormat("planned_start", "plan_od", "date", required=True),
                ColumnFormat("planned_end", "plan_do", "date", required=True),
                ColumnFormat("actual_start", "wykonanie_od", "date"),
                ColumnFormat("actual_end", "wykonanie_do", "date"),
            ),
            ("code",),
        ),
        TableFormat(
            "events",
            "wydarzenia",
            (
                _PROGRAMME,
                ColumnFormat("date", "data", "date", required=True),
                ColumnFormat("name", "nazwa", required=True),
                ColumnFormat("name_en"),
            ),
            ("date", "name"),
        ),
        TableFormat(
            "clearances",
            "sprawdzone_teksty",
            (
                _PROGRAMME,
                _code("code", "skrot"),
                ColumnFormat("place", "miejsce_tekstu"),
                ColumnFormat("redaction", "tresc_do_publikacji"),
                ColumnFormat("reason", "powod", required=True),
            ),
            ("code",),
        ),
    )
}
"""In an order in which each table refers to earlier ones only (and to itself)."""

NEEDED = ("programmes", "sectors")
