"""Exhibits of the comparison page."""

from charts.comparison.courses import COURSES, SideCourse, course
from charts.comparison.figures import figures

__all__ = ["COURSES", "SideCourse", "course", "figures"]
