"""The public site: what officials see in the dashboard, for everyone, without a server."""

from reports.site.atomic_folder import NotOurs
from reports.site.build import Made, make

__all__ = ["Made", "NotOurs", "make"]
