"""The crest or logo that the configuration names, made fit for a slide."""

from dataclasses import dataclass
from pathlib import Path

from pptx.parts.image import Image

from charts.render.svg import png


class NoPicture(ValueError):
    """The configured file holds no picture that can be placed; the text says which."""


@dataclass(frozen=True)
class Logo:
    """A picture as bytes that Office takes, and its sides in pixels."""

    image: bytes
    width: int
    height: int

    def within(self, width: float, height: float) -> tuple[float, float]:
        """Width and height when it fills a box, its shape kept."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


def logo(path: Path) -> Logo:
    """The picture of a PNG, JPEG or SVG file. Raises NoPicture."""
    try:
        image = path.read_bytes()
        if path.suffix.lower() == ".svg":
            image = png(image)
        found = Image.from_blob(image, path.name)
        if found.ext not in ("png", "jpg"):
            raise ValueError(found.ext)
        return Logo(image, *found.size)
    except (OSError, ValueError, RuntimeError) as error:  # Pillow's, ours, the renderer's
        why = str(error).partition("\n")[0]
        raise NoPicture(f"LOGO={path}: this is no PNG, JPEG or SVG file ({why})") from error
