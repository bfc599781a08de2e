"""What may be claimed: whether something fell, differs or leads beyond chance.

Each test answers for all that one sentence compares; thresholds and their reasons stand in
`thresholds`, and `python -m tests.benchmarks.claims` measures how often a claim speaks falsely.
"""

from domain.evidence.fall import LAST, Fall, falls
from domain.evidence.mirror import representation_score, score_by_chance, under_represented
from domain.evidence.pairs import Pair, beyond_chance
from domain.evidence.ranks import leader
from domain.evidence.rates import HIGHER, LOWER, design_effect, differing
from domain.evidence.rhythm import STEPS, longest_usual
from domain.evidence.thresholds import ALPHA, FEWEST, MEASURED, critical

__all__ = [
    "ALPHA",
    "FEWEST",
    "HIGHER",
    "LAST",
    "LOWER",
    "MEASURED",
    "STEPS",
    "Fall",
    "Pair",
    "beyond_chance",
    "critical",
    "design_effect",
    "differing",
    "falls",
    "leader",
    "longest_usual",
    "representation_score",
    "score_by_chance",
    "under_represented",
]
