"""How the house is built today: `python -m tests.benchmarks.structure`.

Which room imports which, lines of each, the twenty functions with most branches, type errors.
"""

import json
import subprocess
import sys
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("pages", "ui", "reports", "catalogue", "charts", "data_access", "domain", "locales")
_BIN = Path(sys.executable).parent


def imports() -> dict[str, dict[str, int]]:
    """Room → the rooms that it imports → by how many of its modules."""
    graph = grimp.build_graph(*ROOMS, cache_dir=None)
    found: dict[str, dict[str, int]] = {}
    for module in graph.modules:
        room = module.partition(".")[0]
        used = {of.partition(".")[0] for of in graph.find_modules_directly_imported_by(module)}
        for other in used - {room}:
            of_room = found.setdefault(room, {})
            of_room[other] = of_room.get(other, 0) + 1
    return found


def most_complex(number: int = 20) -> list[tuple[int, str]]:
    """Cyclomatic complexity (McCabe 1976) and place, `file:function`, of the highest."""
    every = "lint.mccabe.max-complexity=0"
    command = [_BIN / "ruff", "check", *ROOMS, "dashboard.py", "--isolated", "--select", "C901"]
    done = subprocess.run(
        [*command, "--config", every, "--output-format", "json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    found = []
    for one in json.loads(done.stdout):
        _, name, rest = one["message"].split("`", 2)
        value = int(rest.partition("(")[2].partition(" ")[0])
        place = Path(one["filename"]).relative_to(ROOT).as_posix()
        found.append((value, f"{place}:{name}"))
    return sorted(found, key=lambda row: (-row[0], row[1]))[:number]


def lines(room: str) -> tuple[int, int]:
    """Python lines and files of a room."""
    texts = [path.read_text() for path in (ROOT / room).rglob("*.py")]
    return sum(text.count("\n") for text in texts), len(texts)


def type_errors(room: str) -> int:
    done = subprocess.run(
        [_BIN / "basedpyright", "--outputjson", room], cwd=ROOT, capture_output=True, text=True
    )
    return json.loads(done.stdout)["summary"]["errorCount"]


if __name__ == "__main__":
    for room, used in sorted(imports().items(), key=lambda row: ROOMS.index(row[0])):
        told = ", ".join(f"{name} ({n})" for name, n in sorted(used.items()))
        print(f"{room} imports {told}")
    for room in (*ROOMS, "tests"):
        number, files = lines(room)
        print(f"{room}: {number} lines in {files} files")
    for value, place in most_complex():
        print(value, place)
    for room in ROOMS:
        print(f"{room}: {type_errors(room)} type errors")
