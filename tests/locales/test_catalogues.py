"""Every text the program can show is in the Polish catalogues, once, whole and not fuzzy."""

import ast
import re
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("catalogue", "charts", "data_access", "domain", "locales", "pages", "reports", "ui")
KEYWORDS = {"_": None, "N_": None, "NN_": (1, 2), "gettext": None, "ngettext": (1, 2)}
CATALOGUES = sorted((ROOT / "locales" / "pl").glob("*.po"))


def _source_texts() -> set[str | tuple[str, str]]:
    found = set()
    for room in ROOMS:
        for _, _, message, _, _ in extract_from_dir(
            ROOT / room,
            method_map=[("**.py", "python"), ("**.jinja", "jinja2")],
            options_map={"**.jinja": {"trimmed": "false", "silent": "false"}},
            keywords=KEYWORDS,
        ):
            found.add(tuple(message) if isinstance(message, tuple | list) else message)
    return found


def _messages(path: Path) -> list:
    catalogue = read_po(BytesIO(path.read_bytes()), locale="pl", abort_invalid=True)
    return [message for message in catalogue if message.id]


ALL = [message for path in CATALOGUES for message in _messages(path)]


def test_every_source_text_is_translated() -> None:
    missing = _source_texts() - {message.id for message in ALL}
    assert not missing


def test_no_text_hides_inside_an_f_string() -> None:
    """Extraction does not look into f-strings: a text there must be known from elsewhere."""
    hidden = {
        call.args[0].value
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        for joined in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call)
        and (getattr(call.func, "id", "") or getattr(call.func, "attr", "")) in KEYWORDS
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }
    assert hidden <= {message.id for message in ALL}


def test_no_translation_outlives_its_source_text() -> None:
    obsolete = {message.id for message in ALL} - _source_texts()
    assert not obsolete


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_translations_are_whole(path: Path) -> None:
    for message in _messages(path):
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(forms), message.id
        assert not message.fuzzy, message.id
        if isinstance(message.id, tuple):
            assert len(forms) == 3, message.id


def test_a_text_has_one_translation() -> None:
    pairs = {(message.id, message.string) for message in ALL}
    doubled = [text for text, n in Counter(text for text, _ in pairs).items() if n > 1]
    assert not doubled


def test_placeholders_survive_translation() -> None:
    for message in ALL:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = set(re.findall(r"{(\w+)}", ids[-1]))
        for form in forms:
            assert set(re.findall(r"{(\w+)}", form)) <= wanted, message.id
            assert wanted - set(re.findall(r"{(\w+)}", form)) <= {"n"}, message.id
