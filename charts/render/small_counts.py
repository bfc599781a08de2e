"""Axes of small counts have a tick at each whole number: labels of halves would repeat."""

FEW = 6
"""The highest value of such an axis, at the most."""
