"""The server's log in lines of JSON, where `LOG=json`: requests, writes, failures.

No line holds text of the records, a search, or a person's name: of an address only the path is
told, of an error its kind and where it came from.
"""

import json
import logging
import os
import time
import traceback
from datetime import UTC, datetime
from typing import TextIO

from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("request")
_THEIR_HANDLER = "streamlit_console_handler"
"""Streamlit gives each of its loggers, and uvicorn's, a handler of its own."""
OURS = ("request", "data_access", "ui", "reports")


class JsonLines(logging.Formatter):
    """One object a line: `at` (UTC), `level`, `logger`, `event`, and a record's own `fields`."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[1]:
            told |= _failure(record.exc_info[1])
        return json.dumps(told, ensure_ascii=False, default=str)


def _failure(error: BaseException) -> dict[str, object]:
    """Its kind, and the places it passed; not its message, which may quote the records."""
    frames = traceback.extract_tb(error.__traceback__)
    return {
        "error": f"{type(error).__module__}.{type(error).__qualname__}",
        "at_code": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }


def json_lines() -> bool:
    """Whether `LOG` asks for them. Ends the process where it asks for what there is not."""
    given = os.environ.get("LOG", "").strip().lower()
    if given not in ("", "text", "json"):
        raise SystemExit(f"LOG={given}: text or json.")
    return given == "json"


def configure(stream: TextIO | None = None) -> None:
    """Let our loggers and those of the server speak JSON, if so configured; to stderr."""
    if not json_lines():
        return
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    for logger in logging.root.manager.loggerDict.values():
        theirs = getattr(logger, _THEIR_HANDLER, None)
        if theirs:
            theirs.setFormatter(JsonLines())


class RequestLog:
    """A line for each answer and for each WebSocket that ends: method, path, status, time."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or not log.isEnabledFor(logging.INFO):
            await self.app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0

        async def send_noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "websocket.accept":
                status = 101
            status = message.get("status", status)
            await send(message)

        try:
            await self.app(scope, receive, send_noting)
        except Exception:
            status = 500
            raise
        finally:
            fields = {
                "method": scope.get("method", "WEBSOCKET"),
                "path": scope["path"],
                "status": status,
                "ms": round((time.perf_counter() - began) * 1000),
            }
            log.info("request", extra={"fields": fields})
