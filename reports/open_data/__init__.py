"""Open data: the public tables and the indicators as files that anyone may take and recompute."""

from reports.open_data.public_figures import PublicFigures
from reports.open_data.release import RELEASE_FOLDER
from reports.open_data.release_files import OpenData, figures, open_data
from reports.open_data.release_folder import Damaged, OfAnother, Published, publish, whole

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
