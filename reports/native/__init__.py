"""A figure as plain values, for programs that draw charts of their own: no chart is told twice."""

from reports.native.read import native
from reports.native.values import Axis, Chart, Grid, Series, axis_end

__all__ = ["Axis", "Chart", "Grid", "Series", "axis_end", "native"]
