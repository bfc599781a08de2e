"""What our scripts reach of the page that Streamlit draws: the one list of selectors.

Streamlit promises none of them: a test looks in the pinned version and in a real browser whether
each is still there. The scripts in static/ take them by name from `window.pageParts`;
docs/javascript.md says the same with what each script is for.
"""

from typing import NamedTuple


class PagePart(NamedTuple):
    """`why`: what a script does with it."""

    selector: str
    why: str


def _id(name: str) -> str:
    return f"[data-testid={name}]"


PARTS: dict[str, PagePart] = {
    # Streamlit's own
    "app": PagePart(
        _id("stApp"), "says whether a run is under way, before a lost focus is put back"
    ),
    "main": PagePart(
        _id("stMain"), "the wall's slide is made smaller until this no longer scrolls"
    ),
    "row": PagePart(_id("stHorizontalBlock"), "the focus of a button that went stays in its row"),
    "title_words": PagePart("[data-heading-text]", "a heading's words without its link's"),
    "markdown": PagePart(_id("stMarkdownContainer"), "a button's words without its icon's"),
    "heading_link": PagePart(
        f"{_id('stHeaderActionElements')} button[aria-label]", "is named after its heading"
    ),
    "box_button": PagePart(
        ".react-aria-ComboBox button[aria-label]", "the arrow of a box is named after the box"
    ),
    "popover_button": PagePart(
        _id("stPopoverButton"), "is named after its exhibit; its popover takes the focus"
    ),
    "popover": PagePart(_id("stPopoverBody"), "lies at the page's end: led into by keyboard"),
    "explained": PagePart(_id("stTooltipHoverTarget"), "its button speaks the explanation"),
    "chart": PagePart(f"{_id('stPlotlyChart')}[aria-label]", "is one picture to a screen reader"),
    "drawing": PagePart(".js-plotly-plot", "changes with the pointer all the time: passed over"),
    "table": PagePart(
        f"{_id('stTable')} > :has(> table[aria-label])", "can be scrolled by keyboard when too wide"
    ),
    "grid": PagePart(".dvn-scroller", "a click on a row is led to the mark that opens it"),
    "date": PagePart(_id("stDateInput"), "a press on it applies the date that was typed"),
    "date_field": PagePart(_id("stDateInputField"), "a typed date is applied by Enter and Tab"),
    "date_part": PagePart("[role=spinbutton]", "day, month and year of a date that is typed"),
    "date_button": PagePart("[aria-haspopup=dialog]", "takes the focus from a date on Enter"),
    # Streamlit's own words, which it has in English only
    "skip_link": PagePart("a[href='#stMain']", "speaks the reader's language"),
    "spoken": PagePart("[role=log]", "speaks the reader's language"),
    "pages": PagePart(_id("stTopNavSection"), "speaks the reader's language"),
    "main_menu": PagePart(_id("stMainMenuPopover"), "speaks the reader's language"),
    "sidebar": PagePart(_id("stSidebar"), "speaks the reader's language"),
    "file_uploader": PagePart(_id("stFileUploader"), "speaks the reader's language"),
    "column_menu": PagePart(_id("stDataFrameColumnMenu"), "speaks the reader's language"),
    "calendar": PagePart(_id("stDateInputCalendar"), "speaks the reader's language"),
    "input_hint": PagePart(_id("InputInstructions"), "speaks the reader's language"),
    "running": PagePart(_id("stStatusWidget"), "speaks the reader's language"),
    "explanation": PagePart(_id("stTooltipContent"), "speaks the reader's language"),
    "options": PagePart(_id("stSelectboxVirtualDropdown"), "speaks the reader's language"),
    "connection": PagePart(
        f"section[role=dialog]:has({_id('stErrorCodeBlock')})",
        "speaks the reader's language when the server does not answer",
    ),
    "cut_off": PagePart(
        "[data-test-connection-state]:not([data-test-connection-state=CONNECTED])",
        "leads to the sign-in where that has ended",
    ),
    "icon": PagePart(
        "[role=img][aria-label$=' icon']", "stands beside words that say it: not spoken"
    ),
    "said_twice": PagePart("[id^=react-aria-description]", "a date, spoken by its parts already"),
    # our own containers, by the class that Streamlit makes of a key
    "keyed": PagePart("[class*='st-key-']", "where what had the focus is drawn anew"),
    "exhibit": PagePart("[class*='st-key-exhibit_']", "its buttons are named after it"),
    "signals": PagePart(".st-key-signals", "is a list to a screen reader"),
    "list": PagePart("[class*='st-key-opens_']", "Escape would take its mark off"),
    "said": PagePart("[class*='st-key-said_']", "is said aloud when it changes"),
    "copy_link": PagePart("[class*='st-key-copy_link'] button", "copies without asking the server"),
    "turn_left": PagePart(".st-key-turn_Left button", "is pressed by the left arrow key"),
    "turn_right": PagePart(".st-key-turn_Right button", "is pressed by the right arrow key"),
}
