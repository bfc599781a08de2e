"""Accessibility statement, with the content that the Act of 4 April 2019 asks for."""

from datetime import date

import streamlit as st

from ui.config import contact, operator
from ui.text import plain
from ui.view import reader

PREPARED = date(2026, 11, 23)

locale = reader().locale
_ = locale.gettext
unnamed = _("(not given: set OPERATOR and CONTACT in the configuration)")


def section(title: str, *paragraphs: str) -> None:
    st.header(title, anchor=False)
    for paragraph in paragraphs:
        st.markdown(plain(paragraph))


st.markdown(
    plain(
        _(
            "{operator} undertakes to make the consultation dashboard accessible in accordance "
            "with the Act of 4 April 2019 on the digital accessibility of websites and mobile "
            "applications of public bodies.",
            operator=operator() or unnamed,
        )
    )
)
section(
    _("Status of compliance"),
    _("The dashboard complies partially with the Act (WCAG 2.1 AA), because of what is below."),
)
section(_("Content that is not accessible"))
st.markdown(
    "\n".join(
        f"- {plain(text)}"
        for text in (
            _(
                "Charts are drawn as graphics. Beside each stands its main finding in words and, "
                "one key press away, the same data as a table."
            ),
            _(
                "Long searchable lists are drawn by Streamlit on a canvas; a screen reader gets "
                "their cells one by one, without the order of a table. The same rows can be "
                "downloaded as CSV."
            ),
            _(
                "The text fields of a date and rare messages of Streamlit itself name some of "
                "their parts in English."
            ),
        )
    )
)
section(
    _("How this statement was prepared"),
    _(
        "Prepared on {date} by self-assessment: automatic tests with axe-core in both languages "
        "and themes, and use by keyboard alone.",
        date=locale.date(PREPARED),
    ),
)
section(
    _("Contact"),
    _("Write or telephone about accessibility: {contact}", contact=contact() or unnamed),
    _(
        "Everyone has the right to ask for the digital accessibility of the dashboard or of one "
        "of its elements. Please give your contact details, the page concerned and a way of "
        "giving you the information that suits you. An answer comes without delay, within 7 days; "
        "if that is not possible, within 2 months, with the reason."
    ),
)
section(
    _("Complaints"),
    _(
        "If accessibility is refused, or the alternative does not suit you, you may lodge a "
        "complaint with us. After that you may also write to the Commissioner for Human Rights "
        "(Rzecznik Praw Obywatelskich), www.rpo.gov.pl."
    ),
)
