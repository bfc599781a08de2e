"""The pack on the screen: for whom, which file; progress, cancelling, the download."""

from collections.abc import Sequence
from threading import Semaphore

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from catalogue import AUDIENCES
from domain.address import AUDIENCE, CALENDAR, TOKEN, Target, address
from locales import N_
from reports.pack import FILES, SLIDES
from ui import session
from ui.address import asked_word, site, tied
from ui.escaping import escaped
from ui.job_progress import progress
from ui.jobs import Job, JobLimits, start
from ui.person import token
from ui.sign_in import Use
from ui.view import View

_LOOK_SECONDS = 1.0
_LIMITS = JobLimits(seconds=900)
_STOPPED = {
    "time": N_("It took too long to make and was stopped."),
    "memory": N_("It took too much memory to make and was stopped."),
    "output": N_("It grew too large and was stopped."),
}
_PLACES = Semaphore(2)
"""Files that are made at once, whoever asked; the others wait."""


def audience(view: View) -> str:
    """For whom the pack is; the scope is the page's own."""
    _ = view.reader.locale.gettext
    names = {key: _(title) for key, title in AUDIENCES.items()}
    chosen = st.segmented_control(
        _("For whom"),
        list(names),
        required=True,
        format_func=names.__getitem__,
        **tied(AUDIENCE, asked_word(AUDIENCE, names) or "coordinating"),
    )
    if _lacks_sector(view, chosen):
        st.info(_("Choose one sector under “Change scope”."), icon=":material/info:")
    return chosen


def _lacks_sector(view: View, audience: str) -> bool:
    return audience == "sector" and len(view.scope.sectors) != 1


def pack_files(view: View, audience: str) -> None:
    """A row for each file: its name, and the button that makes it or downloads it."""
    for kind in FILES:
        _row(view, kind, audience)


def subscription(view: View) -> None:
    """The address at which calendars find all meetings of the scope."""
    _ = view.reader.locale.gettext
    st.header(_("Subscribe to the calendar"), anchor=False)
    st.markdown(_("Add this address to your calendar: new meetings will appear there."))
    asked_for = {**view.link(Target()), TOKEN: token(Use.CALENDAR)}
    params = {name: text for name, text in asked_for.items() if name in CALENDAR and text}
    st.code(address(f"{site()}/calendar.ics", params), language=None, wrap_lines=True)
    if token(Use.CALENDAR):
        st.caption(_("The address is yours: whoever has it reads the meetings without signing in."))


def _job(kind: str) -> str:
    return session.JOB.format(kind=kind)


def _row(view: View, kind: str, audience: str) -> None:
    with st.container(border=True, key=f"file_{kind}"):
        above, below = st.container(), st.container(horizontal=True)
        with below:
            choices = _of_slides(view) if kind == SLIDES else ()
        with above:
            _state(view, kind, audience, (*_options(view, audience), *choices))


def _of_slides(view: View) -> tuple[str, ...]:
    """What the slides have beside the brief, as options of the command."""
    _ = view.reader.locale.gettext
    appendix = st.checkbox(_("With the appendix"), value=True, key="slides_appendix")
    each = st.checkbox(_("A slide for each postulate that waits"), key="slides_each")
    return (*(() if appendix else ("--no-appendix",)), *(("--each",) if each else ()))


def _state(view: View, kind: str, audience: str, options: tuple[str, ...]) -> None:
    """The offer to make the file, how far it is, or the file."""
    job: Job | None = st.session_state.get(_job(kind))
    if job is not None and job.asked != (kind, *options) and not job.running:
        _drop(kind)  # it was made for another scope
        job = None
    if job is None:
        _offer(view, kind, options, possible=not _lacks_sector(view, audience))
    elif job.running:
        _watched(view, kind)
    else:
        _ended(view, kind, job, audience)


def _offer(view: View, kind: str, options: tuple[str, ...], *, possible: bool) -> None:
    _ = view.reader.locale.gettext
    with _line(view, kind):
        pressed = st.button(
            _("Create {suffix}", suffix=FILES[kind].suffix.upper()),
            key=f"make_{kind}",
            icon=":material/play_arrow:",
            disabled=not possible,
        )
    if pressed and possible:
        st.session_state[_job(kind)] = begin_file(kind, options)
        st.rerun()


def begin_file(kind: str, options: Sequence[str]) -> Job:
    """Begin to make a file of the pack."""
    asked = (kind, *options)
    return start(
        "reports",
        lambda path: [kind, str(path), *options],
        _LIMITS,
        asked=asked,
        label=f"make {kind}",
        places=_PLACES,
    )


@st.fragment(run_every=_LOOK_SECONDS)
def _watched(view: View, kind: str) -> None:
    """How far it is; the whole page runs again only when it has ended."""
    _ = view.reader.locale.gettext
    job: Job | None = st.session_state.get(_job(kind))
    if job is None or not job.running:
        st.rerun()
    with _line(view, kind):
        st.button(_("Cancel"), key=f"cancel_{kind}", icon=":material/close:", on_click=_drop,
                  args=(kind,))  # fmt: skip
    progress(view, job, N_("Under way: {seconds} s"))


def _ended(view: View, kind: str, job: Job, audience: str) -> None:
    _, file = view.reader.locale.gettext, FILES[kind]
    with _line(view, kind):
        if job.made is not None:
            st.download_button(
                _("Download {suffix}", suffix=file.suffix.upper()),
                data=job.made,
                file_name=file.name(view.scope, audience, view.reader.locale),
                mime=file.mime,
                key=f"download_{kind}",
                on_click="ignore",
                icon=":material/download:",
            )
        st.button(
            _("Create {suffix} again", suffix=file.suffix.upper()),
            key=f"again_{kind}",
            on_click=_drop,
            args=(kind,),
        )
    if job.made is not None:
        with st.container(key=f"said_{kind}"):
            st.caption(_("The file is ready."))
    else:
        why = _(_STOPPED[job.stopped]) if job.stopped in _STOPPED else escaped(job.failure)
        title = _("The file could not be created.")
        st.error(why, title=title, icon=":material/error:")


def _drop(kind: str) -> None:
    job: Job | None = st.session_state.pop(_job(kind), None)
    if job is not None:
        job.cancel()
        job.folder.cleanup()


def _line(view: View, kind: str) -> DeltaGenerator:
    """A line that begins with the file's name; its buttons follow."""
    line = st.container(horizontal=True, vertical_alignment="center")
    title = view.reader.locale.gettext(FILES[kind].title)
    line.markdown(f"**{escaped(title)}** · {FILES[kind].suffix.upper()}", width="stretch")
    return line


def _options(view: View, audience: str) -> tuple[str, ...]:
    options = ["--lang", view.reader.locale.language, "--audience", audience]
    return (*options, *view.scope.asked.options())
