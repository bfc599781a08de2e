"""QR codes."""

from functools import cache
from io import BytesIO

import segno

_PIXELS = 6
"""Of a module: sharp on a projector, small in the file."""


@cache
def qr_code(text: str) -> bytes:
    """A PNG with the margin that readers need, the error correction as high as costs no room."""
    file = BytesIO()
    segno.make_qr(text, error="m").save(file, kind="png", scale=_PIXELS)
    return file.getvalue()
