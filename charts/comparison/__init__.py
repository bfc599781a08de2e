"""Exhibits of the comparison page."""

from charts.comparison.courses import COURSES, SideCourse, course_lines
from charts.comparison.side_by_side import figure_by_figure

__all__ = ["COURSES", "SideCourse", "course_lines", "figure_by_figure"]
