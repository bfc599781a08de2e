"""Columns of personal data are told by whole words of their headings."""

import pytest

from data_access.load.personal_headings import personal_heading


@pytest.mark.parametrize(
    "heading",
    [
        *("Imię", "imie", "IMIĘ", "Nazwisko", "Imię i nazwisko", "Nazwiska i imiona", "imie_ojca"),
        *("E-mail", "e-mail", "E mail", "email", "Adres e-mail", "adres_email", "Mail", "E‑mail"),
        *("Telefon", "Nr tel.", "tel", "Telefon komórkowy", "Numer telefonu", "telefon_kontaktowy"),
        *("Komórka", "Nr komórki", "komórka prywatna", "tel. kom.", "PESEL", "nr PESEL"),
        *("Podpis", "Podpis uczestnika", "podpisy", "first name", "First_Name", "FirstName"),
        *("last name", "surname", "full name", "phone", "Phone number", "Mobile", "signature"),
    ],
)
def test_a_heading_of_personal_data(heading: str) -> None:
    assert personal_heading(heading)


@pytest.mark.parametrize(
    "heading",
    [
        *("Komórka organizacyjna", "komórka merytoryczna", "Właściwa komórka", "Nazwa komórki"),
        *("Data podpisania umowy", "Mailing", "W imieniu", "w imieniu organizacji", "Uwagi"),
        *("Hotel", "Telewizja", "Nazwa", "Adres", "Strona www", "Imieniny", "Mobilność", "name"),
        *("Project name", "", "2011", "Komunikat", "Kompetencje", "first meeting"),
    ],
)
def test_a_heading_of_anything_else(heading: str) -> None:
    assert not personal_heading(heading)
