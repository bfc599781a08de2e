"""The accessibility statement as HTML, with the parts and ids of the ministry's template.

The template: «Warunki techniczne publikacji i struktura dokumentu elektronicznego deklaracji
dostępności», version 2.0; its validator looks for the ids. `a11y-osoba` is of version 1.
"""

from typing import Literal

from locales import Locale
from reports.statement import dashboard_sections, site_sections
from reports.statement.markup import tag
from reports.statement.operator import TEXTS, Statement, statement
from reports.statement.shared_sections import contact, not_given, opening, others

About = Literal["dashboard", "site"]
_OWN = {"dashboard": dashboard_sections.about_dashboard, "site": site_sections.about_site}


def statement_html(given: Statement, locale: Locale, about: About = "dashboard") -> str:
    """The statement below the page's title; every text from the file is escaped."""
    parts = (opening, _OWN[about], contact, others)
    return tag("div", "".join(part(given, locale) for part in parts), **{"class": "statement"})


__all__ = ["TEXTS", "Statement", "not_given", "statement", "statement_html"]
