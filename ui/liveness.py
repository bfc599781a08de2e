"""`/healthz`: whether the process is alive."""

from starlette.requests import Request
from starlette.responses import JSONResponse


async def alive(_request: Request) -> JSONResponse:
    """`{"status": "ok"}` while the event loop turns; asks nothing else."""
    return JSONResponse({"status": "ok"}, headers={"cache-control": "no-store"})
