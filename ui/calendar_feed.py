"""`/calendar.ics`: the meetings for calendars that subscribe."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from catalogue.source import exhibit_source
from charts import Reader
from data_access.config import read_url
from data_access.failures import FAILURES
from data_access.health import reading
from data_access.scope import from_params
from domain.address import LANGUAGE
from locales import locale, spoken_language
from reports.pack import FILES, Order


def calendar_feed(request: Request) -> Response:
    """`?programme=`, `?sector=`, `?lang=` as on the pages; what does not exist is left out."""
    reader = Reader(locale(spoken_language(request.query_params.get(LANGUAGE))))
    try:
        with reading(read_url()) as connection:
            scope = from_params(dict(request.query_params), connection)
            if scope is None:
                return PlainTextResponse("no programme", status_code=404)
            file = FILES["ics"]
            source = exhibit_source(scope, connection, reader)
            made = file.make(source, Order(), lambda _done, _total: None)
    except FAILURES:
        return PlainTextResponse("the database does not answer", status_code=503)
    headers = {"cache-control": "private, max-age=300"}
    return Response(made, media_type=file.mime, headers=headers)
