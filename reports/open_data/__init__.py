"""Open data: the public tables and the indicators as files that anyone may take and recompute."""

from reports.open_data.figures import PublicFigures
from reports.open_data.folder import Damaged, OfAnother, Published, publish, whole
from reports.open_data.make import OpenData, figures, open_data
from reports.open_data.release import RELEASE_FOLDER

__all__ = [
    "RELEASE_FOLDER",
    "Damaged",
    "OfAnother",
    "OpenData",
    "PublicFigures",
    "Published",
    "figures",
    "open_data",
    "publish",
    "whole",
]
