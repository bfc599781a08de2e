"""How many days ahead «this week» and the time after it reach."""

AHEAD = 7
"""Days after the as-of date, the as-of date itself included besides: «within 7 days»."""
FORTNIGHT = 14
