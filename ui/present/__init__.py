"""Presentation on a wall: one exhibit at a time, then the postulates that await a decision.

The URL holds where one is (`view=present`, `part`, `slide`, `page`), so the back button returns.
"""
