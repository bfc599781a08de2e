"""The examples of docs/api.md are what the API answers over the sample."""

import json
import re

import pytest
from sqlalchemy import URL

from tests.docs.test_contracts import DOCS
from tests.ui.api.conftest import ROOT, at
from ui.api import API_PATH
from ui.api.resources import RESOURCES

TEXT = (DOCS / "api.md").read_text("utf-8")
EXAMPLES = re.findall(rf"^    GET {API_PATH}/(\S+)\n\n```json\n(.*?)```", TEXT, re.M | re.S)
__all__ = ["at"]


@pytest.mark.parametrize(("asked", "told"), EXAMPLES)
def test_the_examples_are_true(sample: URL, at, asked: str, told: str) -> None:
    assert at(sample).get(f"{ROOT}/{asked}").json() == json.loads(told)


def test_every_resource_is_documented_with_examples() -> None:
    assert len(EXAMPLES) == 3
    for name in RESOURCES:
        assert f"| `{name}` |" in TEXT
