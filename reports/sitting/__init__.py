"""Papers of a meeting of the coordinating team: its agenda beforehand, its minutes afterwards."""

from reports.sitting.agenda import agenda
from reports.sitting.minutes import minutes
from reports.sitting.paper import UNWRITTEN

__all__ = ["UNWRITTEN", "agenda", "minutes"]
