"""How far a job is, on the screen."""

import streamlit as st

from locales import N_
from ui.jobs import Job
from ui.view import View


def progress(view: View, job: Job, under_way: str) -> None:
    """`under_way`: what is said once it has its turn, of `{seconds}`."""
    locale = view.reader.locale
    words = N_("Waiting for its turn: {seconds} s") if job.waiting else under_way
    st.progress(job.share, locale.gettext(words, seconds=locale.number(job.seconds)))
