"""Open data: the public tables and the indicators as files that anyone may take and recompute."""

from reports.open_data.folder import Published, publish, whole
from reports.open_data.make import OpenData, open_data
from reports.open_data.release import FOLDER, figure_address, release

__all__ = [
    "FOLDER",
    "OpenData",
    "Published",
    "figure_address",
    "open_data",
    "publish",
    "release",
    "whole",
]
