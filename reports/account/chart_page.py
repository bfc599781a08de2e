"""The page in which kaleido draws."""

from kaleido import PageGenerator

from reports.account.fonts import FACES

_FACE = """
@font-face {{ font-family: "IBM Plex Sans"; font-weight: {weight}; src: url("{url}"); }}
"""


class ChartPage(PageGenerator):
    """Kaleido's own page with the product's typeface, and without its mathematics from a CDN."""

    def __init__(self) -> None:
        super().__init__(mathjax=False)
        rules = "".join(_FACE.format(weight=w, url=path.as_uri()) for w, path in FACES.items())
        self.header = self.header + f"<style>{rules}</style>"
        # text in both weights: the page is loaded only when the typeface is, and Plotly measures
        # its labels right from the first
        text = "<p style=\"font-family: 'IBM Plex Sans'\">Ą<b>Ą</b></p>"
        self.footer = self.footer.replace("</body>", f"{text}</body>")
