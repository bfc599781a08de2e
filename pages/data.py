"""Data: how complete the records are, what changed, files, what may be public, loads."""

from ui.api.access import access
from ui.changes import what_changed
from ui.data import say_beyond_scope, table_files, worklist
from ui.load_log import log
from ui.page import draw_page
from ui.publication import to_check
from ui.upload import upload
from ui.view import View, current_view


def loading(view: View) -> None:
    upload(view)
    log(view)


def out(view: View) -> None:
    table_files(view)
    access(view)


view = current_view()

say_beyond_scope(view)
draw_page(
    view,
    "data",
    {"state": worklist, "files": out, "publication": to_check, "loading": loading},
    instead={"changes": what_changed},
)
