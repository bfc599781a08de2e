"""The methodology's parts on a page."""

import pandas as pd
import streamlit as st

from domain.signals import SIGNAL_KINDS
from locales import Locale
from reports.methodology import MethodologyPart
from ui.escaping import escaped
from ui.table import table


def show_part(part: MethodologyPart) -> None:
    """Heading, paragraph and table."""
    st.header(part.title, anchor=part.key)
    if part.text:
        st.markdown(escaped(part.text))
    table(part.table.map(escaped), part.name, part.numbers)


def signal_rules(locale: Locale) -> None:
    """What each signal on the overview asks."""
    _ = locale.gettext
    st.header(_("Needs attention"), anchor=False)
    rows = pd.DataFrame({_("Rule"): [escaped(_(kind.rule)) for kind in SIGNAL_KINDS.values()]})
    table(rows, _("Needs attention"))
