"""Run by `pdf` as a process of its own: a job as JSON on standard input, a PDF on standard output.

typst keeps what it has laid out for the next time: more than a gigabyte after ten thousand rows,
which a server would never get back.
"""

import json
import sys

import typst


def main() -> int:
    """Typeset one job: `files` (name → text), `fonts` (a folder), `timestamp` (seconds)."""
    job = json.load(sys.stdin.buffer)
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[job["fonts"]]
    )
    try:
        written = typst.compile(
            {name: text.encode() for name, text in job["files"].items()},
            font_paths=fonts,
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=job["timestamp"],
        )
    except typst.TypstError as error:
        print(error, file=sys.stderr)
        return 1
    sys.stdout.buffer.write(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
