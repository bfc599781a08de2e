"""What went wrong, as RFC 9457 tells it."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from locales import N_, Locale
from ui.api.language import of_client

MEDIA_TYPE = "application/problem+json"
_OF_STATUS = {404: N_("there is nothing at this address"), 405: N_("this can only be read")}


class Wrong(ValueError):
    """A parameter that cannot be obeyed: its name, and what is wrong with it, as for gettext."""

    def __init__(self, parameter: str, message: str, **values: object) -> None:
        super().__init__(message)
        self.parameter, self._message, self._values = parameter, message, values

    def of(self, parameter: str) -> "Wrong":
        """The same of the parameter of that name."""
        return Wrong(parameter, self._message, **self._values)

    def told(self, words: Locale) -> str:
        return words.gettext(self._message, **self._values)


def problem(
    status: int,
    detail: str,
    words: Locale,
    *,
    headers: Mapping[str, str] | None = None,
    parameter: str = "",
) -> JSONResponse:
    """`title` is the status's own phrase; `detail` is told already; `parameter` names the one at
    fault."""
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    told |= {"detail": detail} if detail else {}
    told |= {"parameter": parameter} if parameter else {}
    kept = {"cache-control": "no-store", **language_headers(words), **(headers or {})}
    return JSONResponse(told, status_code=status, headers=kept, media_type=MEDIA_TYPE)


def language_headers(words: Locale) -> dict[str, str]:
    """The headers that tell the language, and that another was to be had."""
    return {"content-language": words.language, "vary": "Accept-Language"}


async def of_http(request: Request, error: HTTPException) -> JSONResponse:
    """404 and 405 of the routes."""
    words = of_client(request.headers)
    detail = words.gettext(_OF_STATUS.get(error.status_code, ""))
    return problem(error.status_code, detail, words, headers=error.headers)


async def of_failure(request: Request, _error: Exception) -> JSONResponse:
    """500: what happened stands in the log."""
    words = of_client(request.headers)
    return problem(500, words.gettext("the answer could not be made"), words)
