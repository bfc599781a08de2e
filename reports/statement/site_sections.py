"""What is said of the public site alone."""

from locales import Locale
from reports.statement.markup import html_heading, paragraphs
from reports.statement.operator import Statement
from reports.statement.shared_sections import Limit, limits, preparation


def about_site(given: Statement, locale: Locale) -> str:
    """Status and known failures, how they were found, aids."""
    _ = locale.gettext
    how = (
        _(
            "The statement is based on a self-assessment. The makers of the site checked every "
            "kind of page with the program axe-core, in both languages and in the light and the "
            "dark theme, and every kind of page by keyboard alone."
        ),
        _(
            "The makers of the site tested it neither with persons with disabilities nor with the "
            "screen reader NVDA."
        ),
    )
    return limits(_limits(locale), locale) + preparation(given, locale, *how) + _aids(locale)


def _limits(locale: Locale) -> list[Limit]:
    _ = locale.gettext
    return [
        Limit(
            _("Texts of the records in another language"),
            "3.1.2",
            _(
                "In news, sentences about charts and their tables, names and titles from the "
                "records stand in the language in which they were written, without a mark of it; "
                "a screen reader may read them with the wrong pronunciation."
            ),
            _(
                "The records do not say in which language a text is written: the site tells that "
                "of most of them."
            ),
            _("On their own pages and in lists such texts are marked with that language."),
        ),
        Limit(
            _("Minutes of meetings"),
            "1.1.1, 1.3.1",
            _("Minutes of meetings lie on other websites, and may not be accessible."),
            _("They were made by those who keep these websites, with other programs."),
            _("The person named below makes their content accessible on request."),
        ),
    ]


def _aids(locale: Locale) -> str:
    _ = locale.gettext
    return (
        html_heading(_("Aids, limits and other information"))
        + html_heading(_("Charts"), "h3")
        + paragraphs(
            _(
                "Each chart has a heading, its main finding as a sentence, and below it, under "
                "“{table}”, a table with the same data.",
                table=_("Table"),
            )
        )
    )
