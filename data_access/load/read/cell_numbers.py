"""Numbers of a workbook, and moments kept as numbers, as text."""

import re
from datetime import datetime, timedelta

_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_BEFORE_FALSE_LEAP_DAY = datetime(1899, 12, 31)
_USUAL_EPOCH = datetime(1899, 12, 30)
_OLD_MAC_EPOCH = datetime(1904, 1, 1)
_FALSE_LEAP_DAY = 60
_LAST_DAY = 2_958_466


def is_rounded(text: str) -> bool:
    """Whether the number has more digits than a cell of a spreadsheet keeps (15)."""
    return (len(text) > 15 or "E" in text.upper()) and abs(float(text)) >= 1e15


def padding(code: str) -> int:
    """To how many digits a number format such as `000` fills a number; 0 for other formats."""
    return len(code) if re.fullmatch("0{2,}", code) else 0


def number_text(text: str) -> str:
    """A number as a person writes it: no exponent, no `.0`. Raises `ValueError`."""
    if text.isascii() and text.isdigit() and not text.startswith("0"):
        return text
    value = float(text)
    return str(int(value)) if value.is_integer() else repr(value)


def is_moment(code: str) -> str:
    """What a number format shows: "date", "time" or "" for a number."""
    bare = _QUOTED.sub("", code.split(";")[0])
    if _ELAPSED.search(bare) or bare.strip().lower() in ("general", "standard", "@"):
        return ""
    letters = set(bare.lower())
    if letters & {"d", "y"}:
        return "date"
    if letters & {"h", "s"}:
        return "time"
    return "date" if "m" in letters else ""


def moment_text(text: str, shown: str, old_epoch: bool) -> str:
    """A serial number as ISO text: a day, a day and a time, or a time alone."""
    serial = float(text)
    if not 0 <= serial < _LAST_DAY:
        return number_text(text)
    past = timedelta(milliseconds=round(serial * 86_400_000))
    if serial < 1 and (shown == "time" or not old_epoch):
        return (_OLD_MAC_EPOCH + past).time().isoformat()
    if old_epoch:
        moment = _OLD_MAC_EPOCH + past
    else:
        moment = (_USUAL_EPOCH if serial >= _FALSE_LEAP_DAY else _BEFORE_FALSE_LEAP_DAY) + past
    whole = moment.time() == datetime.min.time()
    return moment.date().isoformat() if whole else moment.isoformat(sep=" ")
