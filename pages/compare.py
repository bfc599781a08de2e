"""Compare: two days, two sectors, two programmes side by side, and their courses."""

from ui.comparison import two_days, two_programmes, two_sectors
from ui.page import draw_page
from ui.view import current_view

draw_page(
    current_view(),
    "compare",
    instead={"days": two_days, "sectors": two_sectors, "programmes": two_programmes},
)
