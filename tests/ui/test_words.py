"""No word on the screen stands in one language only: texts of widgets come from the catalogues."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SHOWING = {
    *("title", "header", "subheader", "markdown", "caption", "text", "info", "warning", "error"),
    *("success", "toast", "badge", "metric", "button", "download_button", "popover", "expander"),
    *("selectbox", "multiselect", "text_input", "checkbox", "segmented_control", "pills"),
    *("date_input", "file_uploader", "progress", "spinner", "page_link", "dialog", "tabs"),
}
NAMED = {"label", "help", "placeholder", "title", "alt", "text"}
BOTH_LANGUAGES = {"Język / Language"}


def _hard_coded(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        owner = node.func.value
        if not (isinstance(owner, ast.Name) and owner.id == "st" and node.func.attr in SHOWING):
            continue
        shown = node.args[:1] + [k.value for k in node.keywords if k.arg in NAMED]
        for value in shown:
            text = value.value if isinstance(value, ast.Constant) else ""
            if isinstance(text, str) and text not in BOTH_LANGUAGES and _is_word(text):
                found.append(f"{path.name}:{node.lineno}: {text}")
    return found


def _is_word(text: str) -> bool:
    return any(letter.isalpha() for letter in text) and not text.endswith(".py")


def test_pages_and_ui_hold_no_text_of_their_own() -> None:
    files = [*ROOT.glob("pages/*.py"), *ROOT.glob("ui/*.py")]
    assert [text for file in files for text in _hard_coded(file)] == []


def test_a_hard_coded_text_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "page.py"
    page.write_text('st.button("Save", help=_("Keep"))\nst.info(text)\n')
    assert _hard_coded(page) == ["page.py:1: Save"]
