"""A chart of every kind whose every text is hostile."""

from dataclasses import replace
from datetime import date

from charts.value import (
    XY,
    Areas,
    Axis,
    Bars,
    Callout,
    Chart,
    Columns,
    Dots,
    Flow,
    Grid,
    Line,
    Moments,
    Node,
    Ribbon,
    Series,
    Spans,
    Strip,
    Timeline,
    Upright,
)

HOSTILE = "<b>x</b> & <a href='http://x.y'>z</a> %{y}"
RED, DAY, LATER = "#AA0000", date(2011, 3, 1), date(2011, 3, 8)
SERIES = Series(HOSTILE, RED, (1, 2), labels=(HOSTILE,) * 2, details=((HOSTILE, HOSTILE),) * 2)
NOW = Upright(DAY, HOSTILE, RED)
EVERY: dict[str, Chart] = {
    "bars": Bars((HOSTILE,) * 2, (SERIES, replace(SERIES, mark="tick")), (HOSTILE,) * 2),
    "stacked": Bars((HOSTILE,) * 2, (SERIES, SERIES), (HOSTILE,) * 2, stacked=True),
    "beside": Bars((HOSTILE,) * 2, (SERIES,), (HOSTILE,) * 2, beside=True),
    "columns": Columns((HOSTILE, "b"), (SERIES,), Axis(title=HOSTILE)),
    "areas": Areas((DAY, LATER), (SERIES,)),
    "xy": XY(
        (
            Line(HOSTILE, RED, (DAY, LATER), (1, 2), details=((HOSTILE,),) * 2),
            Dots(HOSTILE, RED, (DAY,), (1,), labels=(HOSTILE,), details=((HOSTILE,),)),
        ),
        Axis("date", low=None),
        Axis(title=HOSTILE),
        uprights=(NOW,),
        callouts=(Callout(DAY, 1, HOSTILE),),
    ),
    "points": XY((Dots("", RED, (1,), (1,)),), Axis(title=HOSTILE), Axis(title=HOSTILE)),
    "grid": Grid((HOSTILE,), (HOSTILE,), ((1,),), (((HOSTILE, HOSTILE),),)),
    "flow": Flow(
        (Node(HOSTILE, RED, 1, True), Node(HOSTILE, RED, 1, True)),
        (Ribbon(0, 1, 1, (HOSTILE, HOSTILE)),),
        ((HOSTILE, RED),),
    ),
    "timeline": Timeline(
        (HOSTILE,), (Spans(HOSTILE, RED, ((DAY, LATER),), ((HOSTILE,),)),), DAY, LATER, NOW
    ),
    "strip": Strip((Moments(HOSTILE, RED, "x", (DAY,), ((HOSTILE,),)),), DAY, LATER, NOW),
}
