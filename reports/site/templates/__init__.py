"""The pages' templates: whatever they are given is escaped, and cleared of what HTML refuses."""

from base64 import b64encode
from collections.abc import Callable
from datetime import datetime, time
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from charts.labels import label
from domain.text import clean
from domain.vocabulary import GROUPS, Status
from locales import Locale
from reports.site.page_paths import PagePlace
from reports.slug import file_name

_LOOKS = (Path(__file__).parents[1] / "static" / "site.css").read_text("utf-8")
"""A file that all pages load, but the front page: it has them inside, and is seen at once."""


def _policy(*inside: str) -> str:
    """Nothing of another host is loaded, and nothing written into a page but what is `inside`."""
    digests = (b64encode(sha256(text.encode()).digest()).decode() for text in inside)
    styles = " ".join(["'self'", *(f"'sha256-{digest}'" for digest in digests)])
    return (
        f"default-src 'none'; img-src 'self'; style-src {styles}; script-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'self'"
    )


def template_of(name: str) -> Template:
    """A template by the stem of its file. Its reader's `locale` is among what it is given."""
    return _environment().get_template(f"{name}.jinja")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("reports.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_clean,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        number=_spoken(Locale.number),
        day=_spoken(Locale.date),
        moment=_spoken(_moment),
        label=_spoken(label),
        outcome=_outcome,
        paragraphs=lambda text: [line for line in clean(text).split("\n") if line.strip()],
    )
    environment.globals.update(
        PagePlace=PagePlace,
        anchor=file_name,
        looks=Markup(_LOOKS),  # noqa: S704 - our own file
        policy=_policy(),
        policy_inside=_policy(_LOOKS),
    )
    return environment


def _spoken(write: Callable[[Locale, object], str]) -> Callable[[Context, object], str]:
    """A filter that writes a value as the page's reader does."""

    @pass_context
    def written(context: Context, value: object) -> str:
        return write(context["locale"], value)

    return written


def _moment(locale: Locale, value: datetime) -> str:
    """A meeting's start; without an hour where only the day is recorded, as its midnight."""
    return locale.date(value) if value.time() == time() else locale.datetime(value)


def _outcome(status: str) -> str:
    """How a status is coloured: as its group, and as refused where it is."""
    if status == Status.REJECTED:
        return "refused"
    return next(group for group, members in GROUPS.items() if status in members)


def _clean(value: object) -> object:
    """What HTML refuses, and what turns the direction of writing, is left out."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
