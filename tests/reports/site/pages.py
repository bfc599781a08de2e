"""A made site, read as a browser would: pages, links, texts."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from lxml import html

OUTSIDE = {"http", "https", "mailto", "tel"}


@dataclass(frozen=True)
class Site:
    """`base`: the path of the address at which it stands."""

    folder: Path
    base: str = ""

    def pages(self) -> list[str]:
        found = self.folder.resolve().rglob("*.html")
        return sorted(path.relative_to(self.folder.resolve()).as_posix() for path in found)

    def page(self, path: str) -> html.HtmlElement:
        file = self.folder / path
        return _parsed(file, file.stat().st_mtime_ns)

    def text(self, path: str) -> str:
        """What a reader sees, spaces as in a line."""
        return " ".join(self.page(path).body.text_content().split())

    def links(self, path: str) -> list[str]:
        """Every address that the page leads to or loads."""
        found = []
        for element in self.page(path).iter("a", "link", "img", "source", "script", "meta", "form"):
            if element.get("rel") in ("canonical", "alternate") and "//" in element.get("href", ""):
                continue  # where the page itself will stand
            names = ("href", "src", "srcset", "data-index")
            found += [element.get(name) for name in names if element.get(name)]
        return found

    def broken(self) -> list[tuple[str, str]]:
        """(page, link): leads to no file of the site, or to no place on its page."""
        anchors = {path: set(self.page(path).xpath("//@id")) for path in self.pages()}
        found = []
        for path in anchors:
            for link in self.links(path):
                parts = urlsplit(link)
                if parts.scheme in OUTSIDE:
                    continue
                target = self._target(path, unquote(parts.path))
                whole = target in anchors or (self.folder / target).is_file()
                if not whole or (parts.fragment and unquote(parts.fragment) not in anchors[target]):
                    found.append((path, link))
        return found

    def _target(self, path: str, link: str) -> str:
        if link.startswith("/"):
            return link.removeprefix(f"{self.base}/")
        return normpath(join(dirname(path), link)) if link else path


@lru_cache(maxsize=1000)
def _parsed(file: Path, _written: int) -> html.HtmlElement:
    return html.fromstring(file.read_bytes())
