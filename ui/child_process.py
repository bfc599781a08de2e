"""`python -m ui.child_process MEGABYTES SECONDS MODULE …`: a module run within bounds.

The child bounds itself, because nothing may safely run between fork and exec of a server of many
threads. It ends when the server does: its standard input is a pipe that the server never writes.
Where the system knows no such bound (macOS knows none of memory) it is left out.
"""

import contextlib
import os
import runpy
import signal
import sys
import threading
from pathlib import Path

OUT_OF_MEMORY = 71
"""The exit code of a child that asked for more memory than it may have."""
_RESERVED = 2 << 30
"""Bytes of addresses, not of memory, that libraries set aside beyond what they use."""


def main() -> None:
    megabytes, seconds, module = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    _bound(megabytes << 20, seconds)
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    sys.argv = sys.argv[3:]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # nothing that needs memory any more


def _bound(memory: int, seconds: int) -> None:
    """`memory` of 0 bytes: not bounded."""
    with contextlib.suppress(ImportError):
        import resource

        wanted = {resource.RLIMIT_CPU: seconds, resource.RLIMIT_CORE: 0}
        if memory:
            wanted |= {resource.RLIMIT_DATA: memory, resource.RLIMIT_AS: memory + _RESERVED}
        for kind, most in wanted.items():
            hard = resource.getrlimit(kind)[1]
            allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(kind, (allowed, hard))


def _end_with_the_server() -> None:
    os.read(0, 1)
    end_tree(os.getpid())
    os._exit(1)


def end_tree(pid: int) -> None:
    """Kill a process and all that it began, a browser in a session of its own too."""
    for one in [*_begun_by(pid), pid]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(one, getattr(signal, "SIGKILL", signal.SIGTERM))


def _begun_by(pid: int) -> list[int]:
    """Children, theirs, and so on, the youngest first; none where there is no /proc."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # ended meanwhile
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    found = [pid]
    for parent in found:
        found += [child for child, of in parents.items() if of == parent]
    return found[:0:-1]


if __name__ == "__main__":
    main()
