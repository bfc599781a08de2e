"""Recording: the coordinating team's meeting as it goes."""

from ui.recording.sitting import sitting
from ui.view import current_view

sitting(current_view())
