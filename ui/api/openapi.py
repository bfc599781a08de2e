"""The API told in OpenAPI 3.1, from the same declarations as its routes."""

from typing import Any

from data_access.publication import Field, Rules, fields
from data_access.publication.fields import HELD_BACK
from domain import address
from domain.indicators import FAMILIES, Indicator
from domain.vocabulary import MeetingStatus, Status
from locales import N_, Locale
from ui.api.answers import counts, topic_columns
from ui.api.parameters import SCOPE_PARAMETERS, Parameter
from ui.api.problem import MEDIA_TYPE
from ui.api.resources import RESOURCES, Resource

VERSION = "1.0.0"
_TOLD = N_(
    "The public records of consultations, read only. `ETag` changes with the records: send it back "
    "as `If-None-Match`, and 304 says that nothing has. Lists come in pages; `Link` names the "
    "others. What may not be told of persons is null; `held_back` names the texts. Descriptions "
    "and errors are in the language of `Accept-Language`: `pl` or `en`."
)
_PROBLEMS = {
    "400": N_("A parameter is unknown or cannot be obeyed; `parameter` names it."),
    "401": N_("A token is wanted, where the dashboard has a sign-in."),
    "404": N_("There is nothing at this address, or its table is not public."),
    "405": N_("Only GET and HEAD are answered."),
    "429": N_("Too many requests; `Retry-After` says in how many seconds to come again."),
    "503": N_("The records cannot be read just now."),
}
_TEXT: dict[str, Any] = {"type": "string"}
_DAY: dict[str, Any] = {"type": ["string", "null"], "format": "date"}
_CODES = {"type": "array", "items": _TEXT}


def openapi_document(rules: Rules, root: str, words: Locale) -> dict[str, Any]:
    """The whole document; `root` is the address at which the routes lie."""
    _ = words.gettext
    shown = [one for one in RESOURCES.values() if one.is_public(rules)]
    schemas = {one.name: _schema(one, rules, words) for one in shown}
    licence = {"license": {"name": rules.licence, "identifier": rules.licence}}
    info = {"title": _("Consultation: public records"), "version": VERSION, "description": _(_TOLD)}
    return {
        "openapi": "3.1.0",
        "info": info | (licence if rules.licence else {}),
        "servers": [{"url": root}],
        "security": [{}, {"token": []}],
        "paths": {f"/{one.name}": {"get": _operation(one, rules, words)} for one in shown},
        "components": {
            "schemas": {**schemas, "problem": _problem()},
            "headers": _headers(words),
            "responses": {code: _refusal(_(told)) for code, told in _PROBLEMS.items()},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(one: Resource, rules: Rules, words: Locale) -> dict[str, Any]:
    _ = words.gettext
    names = ["ETag", *(["Link"] if one.table else [])]
    tag = {"name": "If-None-Match", "in": "header", "schema": _TEXT}
    language = {"name": "Accept-Language", "in": "header", "schema": _TEXT}
    return {
        "operationId": one.name,
        "summary": _(one.summary),
        "parameters": [*(_parameter(of, words) for of in one.allowed(rules)), tag, language],
        "responses": {
            "200": {
                "description": _(one.summary),
                "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in names},
                "content": {
                    "application/json": {"schema": {"$ref": f"#/components/schemas/{one.name}"}}
                },
            },
            "304": {"description": _("Nothing has changed since that `ETag`.")},
            **{code: {"$ref": f"#/components/responses/{code}"} for code in _PROBLEMS},
        },
    }


def _parameter(of: Parameter, words: Locale) -> dict[str, Any]:
    return {
        "name": of.name,
        "in": "query",
        "description": of.told(words),
        "schema": dict(of.schema),
    }


def _schema(one: Resource, rules: Rules, words: Locale) -> dict[str, Any]:
    if not one.table:
        return _indicators(words)
    counted = {name: {"type": "integer", "minimum": 0} for name in ("total", "limit", "offset")}
    scope = (
        _scope()
        if {of.name for of in SCOPE_PARAMETERS} <= {of.name for of in one.parameters}
        else {}
    )
    items = {"type": "array", "items": _object(_item(one, rules, words))}
    return _object({**scope, **counted, "items": items})


def _scope() -> dict[str, Any]:
    days = dict.fromkeys((address.FROM, address.TO, address.AS_OF), _DAY)
    return {"programme": _TEXT, "sectors": _CODES, **days}


def _item(one: Resource, rules: Rules, words: Locale) -> dict[str, Any]:
    if one.name == "topics":
        _topic, *numbers = topic_columns(rules)
        return {"topic": _TEXT} | {name: {"type": "integer", "minimum": 0} for name in numbers}
    found = _columns(fields(rules)[one.table], words)
    public = rules.tables
    if one.name == "meetings":
        found["status"] |= {"enum": [*MeetingStatus]}
        found |= {name: {"type": "integer", "minimum": 0} for name in counts(rules)}
    if one.name == "postulates":
        if "postulate_statuses" in public:
            changes = _columns(
                fields(rules)["postulate_statuses"], words, ("programme", "postulate")
            )
            found |= {
                "status": {"type": "string", "enum": [*Status]},
                "status_on": _DAY,
                "history": {"type": "array", "items": _object(changes)},
            }
        for name, table in (
            ("supporters", "postulate_supporters"),
            ("provisions", "postulate_provisions"),
        ):
            found |= {name: _CODES} if table in public else {}
    return found


def _columns(of: list[Field], words: Locale, without: tuple[str, ...] = ()) -> dict[str, Any]:
    return {field.name: _column(field, words) for field in of if field.name not in without}


def _column(of: Field, words: Locale) -> dict[str, Any]:
    kind, form = {
        "date": ("string", {"format": "date"}),
        "datetime": ("string", {"format": "date-time"}),
    }.get(of.type, (of.type, {}))
    always = of.required and of.name != HELD_BACK
    unit = {"x-unit": of.unit} if of.unit else {}
    return {
        "title": of.titles[words.language],
        "description": of.descriptions[words.language],
        "type": kind if always else [kind, "null"],
        **form,
        **unit,
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _indicators(words: Locale) -> dict[str, Any]:
    days = dict.fromkeys((address.AS_OF, address.FROM, address.TO), _DAY)
    families = {name: _family(name, words) for name in FAMILIES}
    return _object({"programme": _TEXT, **days, **families})


def _family(name: str, words: Locale) -> dict[str, Any]:
    figures = {
        "type": "object",
        "properties": {one.key: _indicator(one, words) for one in FAMILIES[name]},
    }
    if name == "schedule":
        return figures
    by_sector = {"type": "object", "additionalProperties": figures}
    return {
        "type": "object",
        "properties": {"sectors": by_sector, "total": figures},
        "required": ["sectors", "total"],
    }


def _indicator(of: Indicator, words: Locale) -> dict[str, Any]:
    """Without a type: a number, or an object of several, or null where it is undefined."""
    return {
        "title": words.gettext(of.label),
        "description": words.gettext(of.definition),
        "x-unit": of.unit,
    }


def _problem() -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            **dict.fromkeys(("type", "title", "detail", "parameter"), _TEXT),
            "status": {"type": "integer"},
        },
        "required": ["type", "title", "status"],
    }


def _headers(words: Locale) -> dict[str, Any]:
    _ = words.gettext
    return {
        "ETag": {"description": _("Of these records and this question."), "schema": _TEXT},
        "Link": {"description": _("The list's other pages (RFC 8288)."), "schema": _TEXT},
    }


def _refusal(told: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/problem"}
    return {"description": told, "content": {MEDIA_TYPE: {"schema": schema}}}
