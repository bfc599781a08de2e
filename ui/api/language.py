"""In which language a client is told what stands in no record."""

from starlette.datastructures import Headers

from locales import Locale, locale, spoken_language

_USUAL = "en"


def of_client(headers: Headers) -> Locale:
    """The first of `Accept-Language` that we speak, as on the pages; English of a program's own."""
    return locale(spoken_language(*headers.get("accept-language", "").split(","), _USUAL))
