"""Everyday words for the closed lists, in Polish and English, and what each may mean.

A word that means one value is taken, and the reader told so. One that may mean several is refused,
the likely ones named. `*` stands for the endings of an adjective: przyjęt* is przyjęty, przyjęta,
przyjęte and przyjęto.
"""

from collections.abc import Iterable
from enum import StrEnum

from domain.vocabulary import (
    Area,
    Channel,
    MeetingKind,
    MeetingMode,
    MeetingStatus,
    MemberRole,
    Stage,
    Status,
)

_ENDINGS = ("y", "a", "e", "o")

SYNONYMS: dict[type[StrEnum], dict[StrEnum, str]] = {
    Status: {
        Status.SUBMITTED: "złożon*|wniesion*|zarejestrowan*|wpłynął|wpłynęła|wpłynęło|now*|"
        "zgłoszenie|new|received|registered|filed",
        Status.IN_REVIEW: "w trakcie|w toku|w trakcie analizy|w trakcie rozpatrywania|"
        "w rozpatrywaniu|rozpatrywan*|w rozpatrzeniu|analizowan*|analiza|w ocenie|procedowan*|"
        "w procedowaniu|w opracowaniu|opiniowan*|w trakcie opiniowania|w pracach zespołu|"
        "in progress|under review|being reviewed|under consideration|"
        "being considered|in analysis|under analysis|evaluating|being examined",
        Status.PRESENTED: "zaprezentowan*|zaprezentowan* zespołowi koordynacyjnemu|"
        "przedstawion* zespołowi koordynującemu|przekazan* zespołowi koordynacyjnemu|"
        "przekazan* do zespołu koordynacyjnego|skierowan* do zespołu koordynacyjnego|"
        "na zespole koordynacyjnym|u zespołu koordynacyjnego|"
        "presented to the coordinating team|put to the coordinating team",
        Status.DEFERRED: "odroczon*|wstrzyman*|zawieszon*|do dalszej pracy|dalsze prace|"
        "przesunięt*|przełożon*|na później|postponed|on hold|put off|suspended|"
        "for further work|further work",
        Status.ACCEPTED: "przyjęt*|zaakceptowan*|akceptowan*|akceptacja|zatwierdzon*|pozytywnie|"
        "pozytywn*|rozpatrzon* pozytywnie|pozytywnie rozpatrzon*|zasadn*|uznan*|"
        "uznan* za zasadn*|uwzględnion* w całości|przyjęt* w całości|w całości|"
        "przyjęt* bez zmian|tak|approved|agreed|adopted|granted|positive|positively|"
        "fully accepted|taken up|yes",
        Status.PARTLY_ACCEPTED: "częściowo|częściow*|w części|uwzględnion* w części|"
        "przyjęt* częściowo|częściowo przyjęt*|przyjęt* w części|zaakceptowan* częściowo|"
        "częściowo zaakceptowan*|częściowo pozytywnie|przyjęt* ze zmianami|"
        "uwzględnion* ze zmianami|partially accepted|partially|partly|in part|accepted in part|"
        "partially approved|partly approved|accepted with changes",
        Status.REJECTED: "odrzucon*|negatywnie|negatywn*|rozpatrzon* negatywnie|"
        "negatywnie rozpatrzon*|nieprzyjęt*|niezaakceptowan*|nieakceptowan*|odmowa|odmówiono|"
        "odmown*|odmownie|niezasadn*|bezzasadn*|oddalon*|nieuznan*|uznan* za niezasadn*|"
        "uznan* za bezzasadn*|nie został przyjęty|nie został uwzględniony|nie|declined|refused|"
        "denied|not accepted|not approved|turned down|negative|negatively|dismissed|no",
        Status.WITHDRAWN: "cofnięt*|rezygnacja|zrezygnowano|wycofan* przez zgłaszającego|"
        "wycofan* przez wnioskodawcę|wycofan* przez autora|retracted",
        Status.MERGED: "scalon*|złączon*|połączon* z inną|połączon* z innymi|"
        "włączon* do innego|dołączon* do innego|duplikat|zdublowan*|powielon*|powtórzon*|"
        "combined|duplicate|duplicated|joined with another",
        Status.OUT_OF_SCOPE: "poza kompetencjami|poza kompetencją|poza właściwością|"
        "poza zakresem programu|nie w zakresie|przekazan* właściwej komórce|"
        "przekazan* do właściwej komórki|przekazan* do właściwego wydziału|"
        "przekazan* zgodnie z właściwością|przekazan* według właściwości|"
        "przekazan* wg właściwości|outside scope|outside the scope|not in scope|"
        "beyond scope|off topic|passed to the right unit",
    },
    MeetingStatus: {
        MeetingStatus.PLANNED: "zaplanowan*|w planie|w planach|nadchodząc*|przyszł*|odbędzie się|"
        "odbędą się|ustalon*|wyznaczon*|zapowiedzian*|scheduled|upcoming|future|to be held",
        MeetingStatus.HELD: "odbyło się|odbyła się|odbył się|odbyły się|zrealizowan*|zakończon*|"
        "przeprowadzon*|zorganizowan*|wykonan*|miało miejsce|minion*|took place|done|completed|"
        "finished|happened",
        MeetingStatus.CANCELLED: "anulowan*|nie odbyło się|nie odbyła się|nie odbył się|"
        "nie odbyły się|nieodbyt*|skreślon*|zrezygnowano|canceled|called off|"
        "did not take place|not held",
    },
    MeetingMode: {
        MeetingMode.IN_PERSON: "osobiście|na miejscu|w siedzibie|w urzędzie|twarzą w twarz|"
        "onsite|on site|face to face|offline|physical|physically",
        MeetingMode.ONLINE: "w sieci|przez internet|internetow*|internetowo|wirtualn*|wirtualnie|"
        "teams|ms teams|microsoft teams|na teams|przez teams|na platformie teams|zoom|na zoomie|"
        "przez zoom|webex|google meet|skype|jitsi|clickmeeting|wideokonferencja|"
        "videokonferencja|telekonferencja|wideo|video|webinar|webinarium|remote|remotely|"
        "virtual|virtually|video call|video conference|videoconference",
        MeetingMode.HYBRID: "mieszan*|stacjonarnie i zdalnie|zdalnie i stacjonarnie|"
        "stacjonarnie/zdalnie|zdalnie/stacjonarnie|stacjonarnie i online|online i stacjonarnie|"
        "stacjonarnie oraz zdalnie|stacjonarnie + zdalnie|stacjonarnie + online|mixed|blended|"
        "in person and online|online and in person",
    },
    MeetingKind: {
        MeetingKind.SECTOR: "zespół branżowy|zespołu branżowego|spotkanie branżowe|"
        "sector meeting|sector team",
        MeetingKind.COORDINATING: "zespół koordynacyjny|zespołu koordynacyjnego|"
        "zespół koordynujący|zespołu koordynującego|spotkanie zespołu koordynacyjnego|"
        "coordination|coordinating team|coordinating meeting",
        MeetingKind.CONSULTATION: "konsultacje|konsultacja|spotkanie konsultacyjne|otwart*|"
        "publiczn*|consultative|consultation meeting|public|open",
    },
    MemberRole: {
        MemberRole.CITY_HALL: "urząd miasta|urząd miasta krakowa|umk|urzędnik|urzędniczka|miasto|"
        "gmina|przedstawiciel urzędu|przedstawicielka urzędu|przedstawiciel miasta|"
        "przedstawicielka miasta|administracja|city|office|official|municipality|"
        "civil servant|administration",
        MemberRole.NGO: "organizacja pozarządowa|organizacje|organizacje pozarządowe|pozarządow*|"
        "przedstawiciel organizacji|przedstawicielka organizacji|strona społeczna|społeczn*|"
        "trzeci sektor|organisation|organization|non-profit|association|foundation",
        MemberRole.EXPERT: "ekspertka|niezależny ekspert|ekspert zewnętrzny|specjalista|"
        "specjalistka|doradca|doradczyni|naukowiec|adviser|advisor|consultant|specialist|academic",
    },
    Channel: {
        Channel.MEETING: "na spotkaniu|podczas spotkania|w trakcie spotkania|spotkanie branżowe|"
        "ze spotkania|at a meeting|at the meeting",
        Channel.EMAIL: "mail|mailem|mailowo|e-mailem|e-mailowo|poczta elektroniczna|"
        "pocztą elektroniczną|by email",
        Channel.FORM: "formularzem|formularz elektroniczny|formularz internetowy|"
        "formularz online|przez formularz|na formularzu|ankieta|questionnaire|survey|"
        "online form|web form",
        Channel.LETTER: "list|listem|listownie|pismem|pisemnie|na piśmie|korespondencja|papierowo|"
        "paper|in writing|by letter|by post",
        Channel.OTHER: "inna|inne|pozostałe|pozostały|telefon|telefonicznie|telefon do urzędu|"
        "by phone|phone|others",
    },
    Area: {
        Area.FINANCIAL: "finanse|formy finansowe|forma finansowa|finansowanie|pieniężn*|"
        "finance|funding|money",
        Area.NON_FINANCIAL: "niefinansow*|formy pozafinansowe|forma pozafinansowa|"
        "not financial|in kind",
        Area.SYSTEMIC: "system|rozwiązania systemowe|rozwiązanie systemowe|systemic solution|"
        "systemic solutions",
    },
    Stage: {
        Stage.GATHERING: "zbieranie postulatów|zgłaszanie|zgłaszanie postulatów|zebran*|collection|"
        "collecting|before the draft",
        Stage.DRAFT_CONSULTATION: "konsultacja projektu|konsultacje|projekt|uwaga do projektu|"
        "uwagi do projektu|konsultowanie projektu|draft|consultation|"
        "consultation of the draft|comment on the draft|comments on the draft",
    },
}

UNCLEAR: dict[type[StrEnum], dict[str, tuple[StrEnum, ...]]] = {
    Status: {
        "rozpatrzon*|rozstrzygnięt*|załatwion*|zakończon*|zamknięt*|zrealizowan*|closed|resolved|"
        "decided|done|completed|finished": (
            *(Status.ACCEPTED, Status.PARTLY_ACCEPTED, Status.REJECTED),
        ),
        "otwart*|oczekując*|czeka|do rozpatrzenia|do analizy|nierozpatrzon*|open|pending|waiting": (
            *(Status.SUBMITTED, Status.IN_REVIEW),
        ),
        "przekazan*|skierowan*|przesłan*|forwarded|referred|passed on": (
            *(Status.PRESENTED, Status.OUT_OF_SCOPE),
        ),
        "anulowan*|odwołan*|usunięt*|nieaktualn*|bezprzedmiotow*|nie dotyczy|cancelled|canceled|"
        "deleted|not applicable": (Status.WITHDRAWN, Status.OUT_OF_SCOPE),
        "w realizacji|do realizacji|wdrażan*|being implemented": (Status.ACCEPTED,),
        "do wyjaśnienia|do uzupełnienia|do weryfikacji|wymaga wyjaśnienia|wymaga uzupełnienia|"
        "to be clarified|to be completed": (Status.IN_REVIEW, Status.DEFERRED),
        "bez rozpatrzenia|pozostawion* bez rozpatrzenia|bez biegu|left unexamined": (
            *(Status.OUT_OF_SCOPE, Status.WITHDRAWN, Status.REJECTED),
        ),
    },
    MeetingStatus: {
        "przełożon*|przesunięt*|odroczon*|postponed|rescheduled|moved": (
            *(MeetingStatus.PLANNED, MeetingStatus.CANCELLED),
        ),
        "w trakcie|w toku|trwa|in progress|ongoing": (MeetingStatus.HELD, MeetingStatus.PLANNED),
    },
    MeetingMode: {
        "na żywo|live": (MeetingMode.IN_PERSON, MeetingMode.ONLINE),
        "telefonicznie|by phone": (MeetingMode.ONLINE,),
    },
    Channel: {
        "elektronicznie|internet|przez internet|online|electronically": (
            *(Channel.EMAIL, Channel.FORM),
        ),
        "poczta|pocztą|post": (Channel.LETTER, Channel.EMAIL),
        "ustnie|osobiście|in person|orally": (Channel.MEETING, Channel.OTHER),
        "epuap|e-puap": (Channel.LETTER, Channel.FORM),
    },
}


def spelled_out(words: str) -> list[str]:
    """«przyjęt*|tak» → every form of the first, and the second."""
    return [form for word in words.split("|") for form in _forms(word)]


def _forms(word: str) -> Iterable[str]:
    return (word.replace("*", ending) for ending in _ENDINGS) if "*" in word else (word,)
