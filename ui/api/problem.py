"""What went wrong, as RFC 9457 tells it."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

MEDIA_TYPE = "application/problem+json"


class Wrong(ValueError):
    """A parameter that cannot be obeyed: its name, and what is wrong with it."""

    def __init__(self, parameter: str, detail: str) -> None:
        super().__init__(detail)
        self.parameter, self.detail = parameter, detail


def problem(
    status: int, detail: str = "", headers: Mapping[str, str] | None = None, parameter: str = ""
) -> JSONResponse:
    """`title` is the status's own phrase; `parameter` names the one at fault."""
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    told |= {"detail": detail} if detail else {}
    told |= {"parameter": parameter} if parameter else {}
    kept = {"cache-control": "no-store", **(headers or {})}
    return JSONResponse(told, status_code=status, headers=kept, media_type=MEDIA_TYPE)


async def of_http(_request: Request, error: HTTPException) -> JSONResponse:
    """404 and 405 of the routes."""
    detail = {404: "there is nothing at this address", 405: "this can only be read"}
    return problem(error.status_code, detail.get(error.status_code, ""), error.headers)


async def of_failure(_request: Request, _error: Exception) -> JSONResponse:
    """500: what happened stands in the log."""
    return problem(500, "the answer could not be made")
