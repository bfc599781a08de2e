"""What belongs to the browser's page and not to ours.

Language, Streamlit's own words, names, focus, what is said aloud, Escape, steps of «back», clicks
on rows, typed dates, copied links.
"""

from functools import cache
from pathlib import Path

import streamlit as st

from locales import LANGUAGES, N_, locale
from ui.escaping import in_script
from ui.page_parts import PARTS
from ui.sign_in import sign_in

STATIC = Path(__file__).parent.parent / "static"
_MENDING = ("names", "focus", "status", "escape", "history", "rows", "dates")
_LOST = (
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your "
    "terminal:"
)
_WORDS = (
    N_("Skip to main content"),
    N_("App pages"),
    N_("Main menu"),
    N_("Theme"),
    N_("System"),
    N_("Light"),
    N_("Dark"),
    N_("Print"),
    N_("Record screen"),
    N_("Stop recording"),
    N_("Made with Streamlit"),
    N_("Navigate to home page"),
    N_("Sidebar"),
    N_("Help for {what}"),
    N_("Close"),
    N_("Clear all"),
    N_("Clear value"),
    N_("Clear date"),
    N_("Select all"),
    N_("No results"),
    N_("Remove {what}"),
    N_("Notifications"),
    N_("Search"),
    N_("Fullscreen"),
    N_("Close fullscreen"),
    N_("Show/hide columns"),
    N_("Download as CSV"),
    N_("Show data"),
    N_("Dataframe column menu"),
    N_("Copy column name"),
    N_("Statistics"),
    N_("Format"),
    N_("Autosize"),
    N_("Pin column"),
    N_("Hide column"),
    N_("Copy to clipboard"),
    N_("Link to heading"),
    N_("Choose date"),
    N_("Calendar"),
    N_("Previous month"),
    N_("Next month"),
    N_("day"),
    N_("month"),
    N_("year"),
    N_("Empty"),
    N_("Upload"),
    N_("Drag and drop files here"),
    N_("per file"),
    N_("Add files"),
    N_("file upload"),
    N_("progress"),
    N_("Error:"),
    N_("{type} files are not allowed."),
    N_("File must be {size} or smaller."),
    N_("more"),
    N_("Stop script"),
    N_("Stop"),
    N_("Dismiss"),
    N_("Increment"),
    N_("Decrement"),
    N_("Choose an option"),
    N_("Shortcut"),
    N_("Running..."),
    N_("option available."),
    N_("options available."),
    N_("selected"),
    N_("yyyy"),
    N_("Use arrow keys to navigate dates. Enter to select. Escape to close."),
    N_("Press Enter to apply"),
    N_("Press Ctrl+Enter to apply"),
)
"""Of Streamlit 1.67, as they stand on our pages."""
_OTHERWISE = {
    "Help": N_("Explanation"),
    "Expand sidebar": N_("Pages"),
    "Collapse sidebar": N_("Close the list of pages"),
    "Open": N_("Open the list"),
    "Connecting": N_("Connecting…"),
    "Connection error": N_("The connection is lost"),
    "AxiosError: Request failed with status code 413": N_(
        "the files that were sent take too much room: remove some, or wait."
    ),
    _LOST: N_("The server does not answer. This page comes back by itself as soon as it does."),
}
"""What we say in other words, in both languages."""


def document_language(language: str) -> None:
    """Tell assistive technologies the language after a switch without a reload, and speak it.

    Also run the scripts that mend the page round ours; first of all in a run, before it is cut
    short by the reader's next step.
    """
    told, copied = in_script(_words(language)), in_script(_copied(language))
    parts = in_script({name: part.selector for name, part in PARTS.items()})
    mended = (*_MENDING, "sign_in") if sign_in() else _MENDING
    mending = "".join(f"{script(name)}();" for name in mended)
    st.html(
        f"<script>document.documentElement.lang = '{language}';window.pageParts = {parts};"
        f"{script('words')}({told});{script('copy')}({copied});{mending}</script>",
        unsafe_allow_javascript=True,
    )


@cache
def script(name: str) -> str:
    """A function in JavaScript, to be called."""
    return (STATIC / f"{name}.js").read_text().rstrip()


def _copied(language: str) -> dict[str, str]:
    """What «copy link» says when it has copied, or could not."""
    _ = locale(language).gettext
    return {"copied": _("The link is copied."), "failed": _("Copy it yourself:")}


def _words(language: str) -> dict[str, str]:
    """What may stand on the page, which was perhaps in the other language → what shall."""
    meanings = dict(zip(_WORDS, _WORDS, strict=True)) | _OTHERWISE
    told = {word: locale(language).gettext(meaning) for word, meaning in meanings.items()}
    other = next(code for code in LANGUAGES if code != language)
    before = {locale(other).gettext(meaning): told[word] for word, meaning in meanings.items()}
    return told | before
