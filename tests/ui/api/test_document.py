"""The OpenAPI document keeps its word for whatever is asked: schemathesis asks."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import positive_data_acceptance
from sqlalchemy import URL

from tests.ui.api.conftest import ROOT, serving
from ui.api.resources import RESOURCES

EXAMPLES = 15
"""Of each kind for each resource. That a fitting text names a record, the document cannot say."""


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode))
@pytest.mark.parametrize("name", RESOURCES)
def test_whatever_is_asked(
    sample: URL,
    at,
    name: str,
    mode: schemathesis.GenerationMode,
) -> None:
    app = serving()
    at(sample, app)
    described = schemathesis.openapi.from_asgi(f"{ROOT}/openapi.json", app)

    @given(case=described[f"/{name}"]["GET"].as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
        database=None,
    )
    def asked(case: schemathesis.Case) -> None:
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    asked()
