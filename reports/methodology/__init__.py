"""The methodology: what every number means, and what the claims and the forecast are worth."""

from locales import Locale
from reports.methodology.calibration import calibration
from reports.methodology.evidence import evidence
from reports.methodology.methodology_part import MethodologyPart
from reports.methodology.registry import definitions


def introduction(locale: Locale) -> str:
    """What holds for all figures."""
    return locale.gettext(
        "Each figure is computed by one function from the records, at the as-of date; the "
        "pages, the files and the command line show the same result. Where a denominator is "
        "zero, the value is undefined and shown as —. The total over sectors is computed over "
        "the union: an organisation active in three sectors counts once."
    )


__all__ = ["MethodologyPart", "calibration", "definitions", "evidence", "introduction"]
