"""Files that would break a careless reader: each small, each with the one right end.

A case writes its input into a folder and gives the path to load. It ends in a load, or in a
refusal whose report says the given words; in nothing else, in little time and memory.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Write = Callable[[Path], Path]


@dataclass(frozen=True)
class Case:
    """`refused` is what the Polish report of a refusal says; empty where the input loads.

    `warned` is what the report of a load says. A `large` one takes seconds to write or read.
    """

    name: str
    write: Write
    refused: str = ""
    warned: str = ""
    large: bool = False


PROGRAMMES = "kod;nazwa;okres_od;okres_do\nP;Program;01.01.2012;31.12.2014\n"
SECTORS = "program;kod;nazwa\nP;KUL;Kultura\nP;EDU;Edukacja\n"
ORGANISATIONS = "kod;nazwa;nip\nA;Fundacja Łąka;\nB;Stowarzyszenie Żółw;\n"
NEEDED = {"programy.csv": PROGRAMMES, "branze.csv": SECTORS}


def folder(**files: str | bytes) -> Write:
    """A folder with the needed tables and these files, `__` in their names for a full stop."""

    def write(path: Path) -> Path:
        named = {name.replace("__", "."): content for name, content in files.items()}
        for name, content in (NEEDED | named).items():
            data = content.encode() if isinstance(content, str) else content
            (path / name).write_bytes(data)
        return path

    return write
