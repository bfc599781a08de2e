"""Contrast and blending of colours."""

_EVEN = 0.179
"""The relative luminance from which black and white stand out alike, both at 4.58:1."""


def readable_on(colour: str) -> str:
    """Black or white, whichever stands out more on the colour (WCAG relative luminance)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#000000" if luminance > _EVEN else "#FFFFFF"


def blend(colour: str, background: str, share: float) -> str:
    """The colour made paler: `share` of it, the rest background."""
    mixed = (
        round(int(colour[i : i + 2], 16) * share + int(background[i : i + 2], 16) * (1 - share))
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in mixed)
