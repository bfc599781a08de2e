"""A load large enough to be broken into, and what the database holds afterwards."""

import signal
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import URL, func, select

from data_access.engine import read_engine
from data_access.models import Attendance, Sector
from tests.browser.conftest import ROOT

MEETINGS = 40


def write_load(folder: Path, rows: int, *, sector: str = "KUL") -> Path:
    """A folder of CSV files with so many attendance rows, in one sector of its own."""
    folder.mkdir(parents=True)
    organisations = -(-rows // MEETINGS)
    tables = {
        "programmes": ["code,name,period_start,period_end", "P,Program,2012-01-01,2014-12-31"],
        "sectors": ["programme,code,name", f"P,{sector},{sector}"],
        "organisations": ["code,name", *(f"O{n},Org {n}" for n in range(organisations))],
        "meetings": [
            "programme,code,team,starts_at,status",
            *(
                f"P,{sector}{n},{sector},2011-05-{1 + n % 28:02} 17:00,held"
                for n in range(MEETINGS)
            ),
        ],
        "attendance": [
            "programme,meeting,organisation,invited,attended",
            *(f"P,{sector}{n % MEETINGS},O{n // MEETINGS},1,1" for n in range(rows)),
        ],
    }
    for name, lines in tables.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n")
    return folder


def rows_and_sectors(database: URL) -> tuple[int, list[str]]:
    """Attendance rows and sector codes that the database holds."""
    with read_engine(database).connect() as connection:
        count = connection.scalar(select(func.count()).select_from(Attendance))
        return count, sorted(connection.scalars(select(Sector.code)))


def killed_after(database: URL, folder: Path, seconds: float) -> bool:
    """Load in a process of its own that is killed after so long; whether it had ended before."""
    url = database.render_as_string(hide_password=False)
    process = subprocess.Popen(
        [sys.executable, "-m", "data_access", "load", str(folder)],
        cwd=ROOT,
        env={"DATABASE_URL": url, "PATH": "", "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    return process.wait() == 0
