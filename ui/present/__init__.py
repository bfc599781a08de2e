"""Presentation on a wall: one exhibit at a time, then the postulates that await a decision.

The URL holds where one is (`view=present`, `part`, `slide`, `page`), so the back button returns.
"""

from ui.present.wall import present, present_button

__all__ = ["present", "present_button"]
