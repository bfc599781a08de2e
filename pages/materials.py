"""Materials: the pack for a meeting, made for a scope and an audience; the calendar."""

from ui.materials import audience, pack_files, subscription
from ui.view import current_view

view = current_view()

pack_files(view, audience(view))
subscription(view)
