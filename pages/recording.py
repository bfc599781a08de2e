"""Recording: the coordinating team's meeting as it goes; single records at the desk."""

from ui.recording.desk import desk
from ui.recording.sitting import sitting
from ui.sections import sections
from ui.view import current_view

view = current_view()

tab = sections(view, "recording")
if tab["meeting"].open:
    with tab["meeting"]:
        sitting(view)
if tab["desk"].open:
    with tab["desk"]:
        desk(view)
