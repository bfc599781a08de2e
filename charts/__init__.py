"""Exhibits: a frame of numbers in, a chart value with its takeaway and its table out. Pure."""

from charts.exhibit import Column, Exhibit, marked_rows
from charts.reader import Reader

__all__ = ["Column", "Exhibit", "Reader", "marked_rows"]
