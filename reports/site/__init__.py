"""The public site: what officials see in the dashboard, for everyone, without a server."""

from reports.site.folder import NotOurs
from reports.site.make import Made, make

__all__ = ["Made", "NotOurs", "make"]
