"""How far a job is, on the screen."""

import streamlit as st

from locales import N_
from ui.jobs import Job
from ui.view import View


def progress(view: View, job: Job, under_way: str) -> None:
    """`under_way`: what is said once it has its turn, of `{seconds}`."""
    locale = view.reader.locale
    words = under_way
    if job.waiting and job.seconds >= 1:  # before, it has hardly been asked for
        words = N_("Waiting for its turn: {seconds} s")
    st.progress(job.share, locale.gettext(words, seconds=locale.number(job.seconds)))
