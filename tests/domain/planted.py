"""Texts with planted data of persons, and texts with what only looks like them: both languages.

None of them was made by the words in which the scan looks: rare names and odd forms are meant.
"""

HOLDING = {
    "name": """
Wniosek złożył Jan Kowalski, mieszkaniec osiedla.
Propozycja Pani Anny Nowak-Zielińskiej zasługuje na uwagę.
Zdaniem Krzysztofa Wiśniewskiego trzeba to odłożyć.
Przekazano Marii Wójcik do wiadomości.
Rozmawiałem z Tomaszem Lewandowskim z wydziału.
Pismo od Zbigniewa Sękowskiego wpłynęło w maju.
Grażyna Dąb-Biernacka prosi o odpowiedź.
pan Zając dzwonił w tej sprawie dwa razy
Zgłaszająca: Kowalska Barbara
KOWALSKI JAN
JAN KOWALSKI prosi o ławkę
Uwagi zgłosili: Ewa Mazur, Adam Krawczyk i Piotr Zych.
Podpisano: J. Kowalski
wg prof. Wojciechowskiego to błąd
Ks. Józef Baran udostępnił salę.
Radny Michał Pszczoła popiera wniosek.
mieszkanka Kowalska skarży się na hałas
Dziękujemy Małgosi Kot za pomoc.
Wiśniewska nie zgadza się z decyzją.
Król wnioskuje o drugą ławkę
Notatka (Kowalczyk): brak zgody
Z poważaniem, M. Sip
Según Berto Narváez, faltan árboles.
Ho presenta Mireia Figuerola en nom del barri.
Sprawę zgłaszał Pawłowi Dudzie.
O Jerzym Kosie nikt nie pamiętał.
Państwo Nowakowie mieszkają obok.
Ławkę ufundował Wacław Szczęsny w 2009 r.
Ołena Szewczenko prosi o tłumacza.
Oleksandr Kovalenko asked for help.
Kontakt: dr hab. Łucja Grzyb
Opiekunem jest Stanisława Róg.
Autor: Antoni de Rosset
Zgłoszenie Aleksandra Fredrowicza
prośba Kazimierza K. o wsparcie
Bogumiła Wrzos, Leokadia Bąk, Zdzisława Stec – lista poparcia
Proposal by John Smith of the residents' group.
As Sarah O'Connor told us, the ramp is too steep.
Mrs Thompson lives next to the playground.
Mr. J. Brown objects.
Please ask Michael van der Berg about it.
Submitted by Emily Clarke-Jones
Dr Patel has seen the report.
Kevin's neighbour, Margaret Hill, agrees.
Councillor David Lee supports it.
Mohammed Khan asked for a prayer room.
We thank Grace Taylor for her work.
Rose Miller was first to speak.
Wnioskodawczyni Żaneta Ćwik nie zgadza się z decyzją.
Córka Jagody Lis chodzi do tej szkoły.
Nauczyciel Gniewomir Tracz uczy tam od lat.
Sąsiad Kowalski zagrodził przejście.
Zgłosiła to Kowalska.
Kowalski prosi o ławkę.
Lukasz Wisniewski, Malgorzata Sliwa
jan kowalski ze zwierzyńca
pisze do Państwa krystyna wiśniewska
""",
    "email": """
Pisać na jan.kowalski@example.org
kontakt: a_nowak+ngo@poczta.onet.pl.
jan (at) example.org
anna[małpa]wp.pl
zofia @ example . org
mail me: j.smith@mail.example.co.uk
ＪＡＮ＠ＥＸＡＭＰＬＥ．ＯＲＧ
adres: jan@example.org
kowalski [at] example [dot] com
""",
    "phone": """
tel. 600 700 801
Proszę dzwonić: 600-700-801
+48 600700801
0048 12 345 67 89
(12) 345-67-89
telefon: 12 3456789
kom. 501.502.503
Mój numer to 601202303, po 17.
call me on 020 7946 0958
+44 20 7946 0958
(416) 555-0123
416-555-0199
phone: 0161 496 0000
+380 67 123 45 67
""",
    "pesel": """
PESEL 85010112345
nr PESEL: 44051401359
44051401359 prosi o zaświadczenie
pesel 850101-12345
numer PESEL 8501 0112 345
""",
    "document": """
dowód osobisty ABS 123456
Legitymuje się dowodem nr ABC523456
paszport nr EA1234567
legitymacja nr 12345/2010
passport no. 123456789
NI number QQ 12 34 56 C was given as AB 12 34 56 C
SSN 123-45-6789
DNI 12345678Z
""",
    "account": """
Wpłaty: 61 1090 1014 0000 0712 1981 2874
PL61109010140000071219812874
Konto: 12 3456 7890 1234 5678 9012 3456
IBAN GB82 WEST 1234 5698 7654 32
""",
    "plate": """
Wrak KR 4C219 stoi tu od roku.
KRA 7HT4 parkuje na trawniku
KR 12345 znowu na chodniku
Samochód o numerach KR 88123 blokuje chodnik.
nr rej. WE552CM
The car (AB12 CDE) is always there.
""",
    "address": """
zam. ul. Długa 12/4
mieszkam przy ul. Kwiatowej 7
Mieszkam na osiedlu Tysiąclecia 23/7
ul. Floriańska 15 m. 3
al. Pokoju 5/12
os. Zielone 12 lok. 3
ul. Karmelicka 10, 31-128 Kraków
I live at 12 Maple Avenue
Flat 3, 45 Baker Street
221 Baker Street, London NW1 6XE
my address: 7 Elm Close
adres zamieszkania: Kazimierza Wielkiego 8
""",
    "birth": """
ur. 12.03.1985
urodzony 5 maja 1971 r.
data urodzenia: 1990-02-01
born on 12 May 1980
DOB 03/04/1975
""",
}
CLEAN = """
Remont chodnika przy ul. Jana Matejki 5.
Szkoła Podstawowa im. Tadeusza Kościuszki
Budowa ścieżki od al. Jana Pawła II do ronda Mogilskiego
Plac im. Anny Jantar w Nowej Hucie
Park Henryka Jordana – więcej ławek
Festiwal imienia Karola Szymanowskiego
Muzeum Stanisława Wyspiańskiego
Kopiec Józefa Piłsudskiego
Parafia św. Jana Chrzciciela
Rok Jana Długosza
Jan III Sobieski na pomniku
Konstytucja 3 Maja
Ulica Mogilska jest nieprzejezdna (Kozłówek, Krowodrza).
Kraków prosi o środki, Wawel wnosi o dotację.
Fundacja ma KRS 0000123456, PKD 9499Z i normę PN-EN 12464
L'Espai Maria Aurèlia Capmany i l'escola Pere Vila
Reforma a Sant Andreu (Sant Martí)
Róża wiatrów na placu
Święto Matki Boskiej
Marka Kraków w promocji
Wniosek o 1 000 000 zł na lata 2012-2014
Uchwała nr XXI/234/11 z dnia 14.09.2011
Ustawa z dnia 24 kwietnia 2003 r. o działalności pożytku publicznego
Dz. U. z 2010 r. Nr 234, poz. 1536
KRS 0000123456, REGON 492707333, NIP 526-000-12-46
godz. 17:00-19:00, sala 123
Dotacja 12 345 678,90 zł
ISBN 978-83-01-00000-1
Wydział Spraw Społecznych, pl. Wszystkich Świętych 3/4
Nowa Huta, Podgórze i Krowodrza potrzebują boisk.
Rada Dzielnicy VIII Dębniki
Fundacja Anny Dymnej „Mimo Wszystko”
Klub Sportowy Cracovia
Dom Kultury przy ul. Kazimierza Odrzywolskiego
Seniorzy, osoby z niepełnosprawnościami i rodzice
Organizacje pozarządowe proszą o konkurs na 2012 rok.
Prezydent Miasta Krakowa ogłosi otwarty konkurs ofert.
Program „Aktywny Senior” w Śródmieściu
Wielka Orkiestra Świątecznej Pomocy
Centrum Jana Pawła II w Łagiewnikach
Teatr im. Juliusza Słowackiego
Most Grunwaldzki i Most Dębnicki
Mają Państwo rację.
marka krakowska i kuchnia polska
maja krakowska publiczność czeka
Ewa to imię, nie osoba.
Proszę Państwa, Panie i Panowie
Mark new crossings on Victoria Park Road.
Will the council grant more money?
St. John's Church hall
Lawrence Avenue East
Grace period of 30 days
Christian Resource Centre
Queen Elizabeth II Park
Jordan River clean-up
Budget 2011: 123,456.78
Meeting on 12 May 2011 at 17:00
Art classes for children in Summer
Frank answers to hope and joy
Reference 2011-123-4567
12 Baker Street is to be rebuilt.
Charlotte Street crossing
""".strip().split("\n")


def holding() -> list[tuple[str, str]]:
    """Kind and text."""
    return [(kind, line) for kind, text in HOLDING.items() for line in text.strip().split("\n")]
