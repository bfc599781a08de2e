"""The files of deploy/ say what the software understands."""

import click
import pytest
import yaml
from streamlit.web.cli import main_run

from tests.browser.conftest import ROOT


def test_the_application_in_a_container_serves_its_hosts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read as Streamlit reads it: a list that it does not understand refuses every request."""
    compose = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text("utf-8"))
    told = compose["services"]["app"]["environment"]["STREAMLIT_SERVER_ALLOWED_HOSTS"]
    monkeypatch.setenv("STREAMLIT_SERVER_ALLOWED_HOSTS", told.replace("${HOST:?}", "example.pl"))
    option = next(of for of in main_run.params if of.name == "server_allowedHosts")
    hosts = option.value_from_envvar(click.Context(main_run))
    assert tuple(hosts) == ("example.pl", "127.0.0.1")
