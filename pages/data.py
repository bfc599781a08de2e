"""Data: how complete the records are, what is missing, the tables as files, the loads."""

from ui.data import files, worklist
from ui.exhibit import show
from ui.loading import log
from ui.sections import sections
from ui.upload import upload
from ui.view import current_view

view = current_view()

tab = sections(view, "data")
if tab["state"].open:
    with tab["state"]:
        show(view, "coverage")
        worklist(view)
if tab["files"].open:
    with tab["files"]:
        files(view)
if tab["loading"].open:
    with tab["loading"]:
        upload(view)
        log(view)
