"""Records that are written on the screen: the same checks as a load, the same journal."""

from data_access.load.problems import Refused
from data_access.writes.conflict import Conflict, WriteBetween
from data_access.writes.rehearse import rehearsed
from data_access.writes.write import SentRows, WriteResult, write

__all__ = ["Conflict", "Refused", "SentRows", "WriteBetween", "WriteResult", "rehearsed", "write"]
