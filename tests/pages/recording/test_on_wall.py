"""A meeting on its wall: opened, ticked and decided where all can see it."""

import pytest
from sqlalchemy import URL

from data_access.engine import write_engine
from data_access.writes import write
from tests.pages.conftest import Open
from tests.pages.recording.steps import DAY, WORDS, attended, english, polish, press, statuses
from tests.pages.test_pages import HOSTILE


@polish
def test_on_the_wall_a_meeting_is_opened_ticked_and_decided(
    open_page: Open, meant: URL, lang: str
) -> None:
    app = open_page(meant, "overview", lang=lang, view="present", part="decisions")
    press(app, "open", lang)
    app.button_group(key="ticked_present_K8").set_value(["A", "B"]).run()
    assert attended(meant) == {"A": (True, False), "B": (True, False)}
    app.radio(key="decided_P1").set_value("accepted").run()
    app.text_area(key="justified_P1").set_value(HOSTILE).run()
    press(app, "write", lang)
    assert statuses(meant) == [("P1", "accepted", HOSTILE)]
    assert "P2" in app.title[0].value, "the next item has its turn"
    press(app, "back", lang)
    assert statuses(meant) == []


@polish
def test_what_others_decide_meanwhile_takes_no_text_off_the_wall(
    open_page: Open, meant: URL, lang: str
) -> None:
    """The item stays, the second writer is told who decided it, and her text is kept."""
    app = open_page(meant, "overview", lang=lang, view="present", part="decisions")
    press(app, "open", lang)
    row = {"postulate": "P1", "changed_at": f"{DAY} 16:00", "status": "deferred"}
    write(write_engine(meant), "P1", {"postulate_statuses": [row]}, by="Ewa", form="desk")
    app.run()
    assert "P1" in app.title[0].value, "typed text is sent only when it is left"
    app.radio(key="decided_P1").set_value("accepted").run()
    app.text_area(key="justified_P1").set_value("moje słowa").run()
    press(app, "write", lang)
    assert any("Ewa" in warning.value for warning in app.warning)
    assert app.text_area(key="justified_P1").value == "moje słowa"
    assert statuses(meant) == []
    app.button(key="write_again").click().run()
    assert statuses(meant) == [("P1", "accepted", "moje słowa")]
    assert "P2" in app.title[0].value


@english
def test_without_the_permission_nothing_is_written_on_the_wall(
    open_page: Open, meant: URL, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RECORDING")
    app = open_page(meant, "overview", lang=lang, view="present", part="decisions")
    assert "P1" in app.title[0].value
    assert not app.radio
    assert WORDS["open"][lang] not in [button.label for button in app.button]
