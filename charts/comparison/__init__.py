"""Exhibits of the comparison page."""

from charts.comparison.courses import COURSES, Side, course
from charts.comparison.figures import figures

__all__ = ["COURSES", "Side", "course", "figures"]
