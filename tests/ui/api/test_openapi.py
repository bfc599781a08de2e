"""The OpenAPI document keeps its word for whatever is asked: schemathesis asks."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy import URL

from tests.ui.api.conftest import ROOT, serving
from ui.api.resources import RESOURCES

EXAMPLES = 15
"""Of each kind for each resource. That a fitting text names a record, the document cannot say."""


@pytest.mark.parametrize("mode", ["positive", "negative"])
@pytest.mark.parametrize("name", RESOURCES)
def test_whatever_is_asked(sample: URL, at, name: str, mode: str) -> None:
    import schemathesis  # seconds: only where it is used
    from schemathesis.checks import positive_data_acceptance

    app = serving()
    at(sample, app)
    described = schemathesis.openapi.from_asgi(f"{ROOT}/openapi.json", app)

    asked_of = described[f"/{name}"]["GET"].as_strategy(
        generation_mode=schemathesis.GenerationMode(mode)
    )

    @given(case=asked_of)
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
        database=None,
    )
    def asked(case) -> None:
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    asked()
