"""Records sent from the page: tried in a child, shown as what would change, then loaded."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data_access.commands.loading import READERS
from data_access.load.read import ACCEPTED
from locales import N_
from ui import session
from ui.escaping import escaped
from ui.job_progress import progress
from ui.jobs import Job
from ui.load_report import change_counts, messages, not_made
from ui.person import actor, may_load
from ui.uploaded_files import Choices, Uploaded, result, store_files
from ui.view import View

_FORMS = {
    "tables": N_("Tables of the dashboard"),
    "decidim": N_("Open data of a Decidim platform"),
}
_LOOK_SECONDS = 1.0


def upload(view: View) -> None:
    """Files are tried first, and written only once the reader has seen what would change.

    Only a hint where uploads are not allowed.
    """
    _ = view.reader.locale.gettext
    if not may_load():
        st.caption(_("Records are loaded on the server: python -m data_access load FOLDER"))
        return
    st.header(_("Load records"), anchor=False)
    if "upload" not in st.session_state:
        _forget_sent()
    sent = st.file_uploader(
        _("Any table of the data format, alone or with others: XLSX, ODS, CSV or ZIP"),
        type=[ending.removeprefix(".") for ending in ACCEPTED],
        accept_multiple_files=True,
        key="upload",
    )
    choices = _choices(view)
    held: Uploaded | None = st.session_state.get(session.UPLOADED)
    if held is not None and held.load is not None and held.load.running:
        _watched(view)  # whatever became of the field: it was confirmed
        return
    if held is not None and held.load is not None and not sent:
        _ended(view, held, choices)  # the page was left meanwhile
        return
    if held is not None and held.sent != tuple(file.file_id for file in sent):
        held.forget()
        held = st.session_state[session.UPLOADED] = None
    if not sent:
        return
    if held is None:
        held = st.session_state[session.UPLOADED] = store_files(sent)
    trial = held.tried(choices)
    if trial.running:
        _watched(view)
    elif held.load is not None:
        _ended(view, held, choices)
    else:
        _tried(view, held, choices)


def _forget_sent() -> None:
    """Files of a field that is there no longer: nobody can take them out, and they would count."""
    context = get_script_run_ctx()
    if context is not None:
        context.uploaded_file_mgr.remove_session_files(context.session_id)


def _choices(view: View) -> Choices:
    _ = view.reader.locale.gettext
    with st.container(horizontal=True, vertical_alignment="bottom"):
        form = st.radio(
            _("Form of the files"),
            list(READERS),
            format_func=lambda form: _(_FORMS[form]),
            horizontal=True,
            width="content",
        )
        programme = view.programme.code
        if len(view.programmes) > 1:
            codes = [known.code for known in view.programmes]
            programme = st.selectbox(
                _("Organisations sent alone belong to"),
                codes,
                index=codes.index(programme),
                width=260,
            )
        replace = st.checkbox(
            _("Afresh: remove from the programme what is not in the files"),
            help=_("What would be removed is shown first, and you confirm it."),
            width="content",
        )
    return Choices(form, replace, programme, view.reader.locale.language)


@st.fragment(run_every=_LOOK_SECONDS)
def _watched(view: View) -> None:
    """How far it is; the whole page runs again only when it has ended."""
    _ = view.reader.locale.gettext
    held: Uploaded | None = st.session_state.get(session.UPLOADED)
    job = held and (held.load or held.trial)
    if held is None or job is None or not job.running:
        st.rerun()
    words = N_("Loading: {seconds} s") if held.load else N_("Checking: {seconds} s")
    progress(view, job, words)
    st.button(_("Cancel"), key="cancel_upload", icon=":material/close:", on_click=job.cancel)


def _tried(view: View, held: Uploaded, choices: Choices) -> None:
    _ = view.reader.locale.gettext
    found = result(held.trial)
    if found is None or found["outcome"] == "failed":
        _failed(view, held, held.trial, found, _("The files could not be checked."))
    elif found["outcome"] == "refused":
        st.error(
            _("Correct what is listed and send the files again."),
            title=_("The files are refused; nothing is written."),
            icon=":material/block:",
        )
        messages(view, held, choices, found)
    else:
        change_counts(view, found, _("What would change"))
        messages(view, held, choices, found)
        _first(view, found)
        sure = _confirmed(view, found)
        pressed = st.button(_("Load"), icon=":material/upload:", type="primary", disabled=not sure)
        if pressed and sure:
            held.loaded(choices, actor())
            st.rerun()


def _ended(view: View, held: Uploaded, choices: Choices) -> None:
    _ = view.reader.locale.gettext
    found = result(held.load)
    if found is None or found["outcome"] == "failed":
        _failed(view, held, held.load, found, _("The files could not be loaded."))
    elif found["outcome"] == "refused":
        st.error(
            _("The records have changed since the files were checked. Check them again."),
            title=_("The files are refused; nothing is written."),
            icon=":material/block:",
        )
        messages(view, held, choices, found)
    else:
        st.success(_("The records are loaded."), icon=":material/check:")
        change_counts(view, found, _("What was changed"))
        messages(view, held, choices, found)
        _first(view, found)


def _failed(view: View, held: Uploaded, job: Job | None, found: dict | None, title: str) -> None:
    """Neither taken nor refused: stopped, or the database did not answer."""
    _ = view.reader.locale.gettext
    why = not_made(view, job) if found is None else found["message"]
    st.error(escaped(why), title=title, icon=":material/error:")
    st.button(_("Check again"), icon=":material/refresh:", on_click=held.forget)


def _confirmed(view: View, found: dict) -> bool:
    """Whether the reader may load: at once, or by typing whose records would be removed."""
    _, locale = view.reader.locale.gettext, view.reader.locale
    gone = sum(of["removed"] for of in found["changes"].values())
    if not gone:
        return True
    codes = ", ".join(found["programmes"])
    rows = locale.ngettext("{n} record", "{n} records", gone)
    st.warning(
        _("They are in the database and not in the files."),
        title=_("Would be removed: {rows}", rows=rows),
        icon=":material/delete:",
    )
    label = _("To remove them, type the programme's code: {codes}", codes=escaped(codes))
    return st.text_input(label, key="confirmed", autocomplete="off").strip() == codes


def _first(view: View, found: dict) -> None:
    """Which programme everyone sees first, where there are several or that has changed."""
    if found["first_before"] not in ("", found["first"]):
        st.warning(escaped(found["shown_first"]), icon=":material/home:")
    elif len(view.programmes) > 1:
        st.caption(escaped(found["shown_first"]))
