"""Open data: the public tables and the indicators as files that anyone may take and recompute."""

from reports.open_data.public_figures import PublicFigures
from reports.open_data.release import RELEASE_FOLDER
from reports.open_data.release_files import OpenData, open_data, published_figures
from reports.open_data.release_folder import (
    Damaged,
    OfAnother,
    Published,
    publish,
    with_earlier_releases,
)

__all__ = [
    "RELEASE_FOLDER",
    "Damaged",
    "OfAnother",
    "OpenData",
    "PublicFigures",
    "Published",
    "open_data",
    "publish",
    "published_figures",
    "with_earlier_releases",
]
