"""`/readyz`: whether the process can serve pages."""

import shutil
import tempfile
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse

from data_access.config import database_url, read_url
from data_access.failures import Fault, fault
from data_access.health import health_of
from data_access.schema import expected
from ui.sign_in import is_outdated, sign_in

LEAST_BYTES = 200 << 20
"""Free space that uploads, packs and SQLite's own files may need at once."""
_OF_SCHEMA = (Fault.EMPTY, Fault.VERSION)


def ready(_request: Request) -> JSONResponse:
    """200 where pages can be read, else 503; `checks` say of what. Names no address and no path."""
    found = look()
    apart = found in _OF_SCHEMA
    free = min(shutil.disk_usage(folder).free for folder in _folders())
    checks = {
        "database": _told(found is None or apart, fault=None if apart else found),
        "schema": _told(found is None, fault=found, expected=expected()),
        "disk": _told(free >= LEAST_BYTES, free_mb=free >> 20),
    }
    if sign_in():  # who entered before still enters: no reason to send nobody here
        checks["sign_in"] = {"status": "outdated" if is_outdated() else "ok"}
    well = all(check["status"] != "failed" for check in checks.values())
    told = {"status": "ok" if well else "failed", "checks": checks}
    return JSONResponse(
        told, status_code=200 if well else 503, headers={"cache-control": "no-store"}
    )


def _told(well: bool, **more: object) -> dict:
    told = {name: value for name, value in more.items() if value is not None}
    return {"status": "ok" if well else "failed", **told}


def look() -> Fault | None:
    """What is the matter with the database of the pages; the log tells it when it changes."""
    try:
        return health_of(read_url()).current()
    except SQLAlchemyError as error:  # no address at all
        return fault(error)


def _folders() -> list[Path]:
    """Where this process or SQLite writes."""
    folders = [Path(tempfile.gettempdir())]
    try:
        url = database_url()
    except SQLAlchemyError:
        return folders
    if url.get_backend_name() == "sqlite" and url.database:
        folders.append(Path(url.database.removeprefix("file:")).resolve().parent)
    return [folder for folder in folders if folder.exists()]
