"""Recording: the coordinating team's meeting as it goes; single records at the desk."""

from ui.page import draw_page
from ui.recording.desk import desk
from ui.recording.sitting import sitting
from ui.view import current_view

draw_page(current_view(), "recording", {"meeting": sitting, "desk": desk})
