"""How far «this week» and what comes after it look ahead."""

AHEAD = 7
"""Days after the as-of date, the as-of date itself included besides: «within 7 days»."""
FORTNIGHT = 14
