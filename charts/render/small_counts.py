"""Few counts have a tick each: set by halves, two would be written alike."""

FEW = 6
"""The highest value of such an axis, at the most."""
