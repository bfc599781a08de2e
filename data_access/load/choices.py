"""Words of the closed lists, and yes or no: read by meaning before spelling."""

from difflib import get_close_matches

from data_access.load.problems import Named, Noted, Unreadable
from data_access.load.synonyms import spelled_out
from data_access.load.table_format import ColumnFormat, squeezed
from locales import N_

CLOSE = 0.8
_NOT = {"nie", "not", "niezostal", "niezostala", "niezostalo"}
_YES = "tak|t|x|×|1|true|yes|y|prawda|✓|✔|☑|✅|v|+"
_NO = "nie|n|0|false|no|fałsz|☐|"
_OWN_YES = {
    "attended": "obecn*|obecni|był|była|było|byli|present|attended|came",
    "invited": "zaproszon*|zaproszeni|invited",
    "registered": "zgłoszon*|zgłoszeni|zarejestrowan*|registered",
    "excused": "usprawiedliwion*|usprawiedliwieni|excused",
    "public_benefit": "opp|posiada",
}
_OWN_NO = {
    "attended": "nieobecn*|nieobecni|nie był|nie była|absent|nb",
    "invited": "niezaproszon*|not invited",
    "registered": "niezgłoszon*|not registered",
    "excused": "nieusprawiedliwion*|not excused",
    "public_benefit": "brak|nie posiada",
}


def choice(text: str, column: ColumnFormat) -> str | Noted:
    """The value that a word of the column's list, or an everyday word for it, stands for."""
    word = squeezed(text.strip(" .,;!"))
    if word in column.choices:
        return column.choices[word]
    if word in column.synonyms:
        value = column.synonyms[word]
        return Noted(value, N_("read as “{word}”"), (("word", _named(value, column)),))
    allowed = tuple(_named(value, column) for value in dict.fromkeys(column.choices.values()))
    likely = column.unclear.get(word) or (_nearest(text, word, column),)
    nearest = tuple(_named(value, column) for value in likely)
    if len(nearest) > 1:
        message = N_("this may mean: {nearest}; expected one of: {allowed}")
    else:
        message = N_("not one of: {allowed}; did you mean {nearest}?")
    raise Unreadable(message, allowed=allowed, nearest=nearest)


def flag(text: str, column: ColumnFormat) -> bool:
    """Yes or no; a column of a flag takes its own word too: «obecna», «nieobecny»."""
    word = squeezed(text.strip(" .,;!"))
    for value, general, own in ((True, _YES, _OWN_YES), (False, _NO, _OWN_NO)):
        words = spelled_out(general) + spelled_out(own.get(column.name, "x"))
        if word in {squeezed(form) for form in words}:
            return value
    raise Unreadable(N_("not yes or no; expected: tak, nie, x, 1, 0 or empty"))


def _named(value: str, column: ColumnFormat) -> Named:
    return Named(value, column.polish_choices.get(value, value))


def _nearest(text: str, word: str, column: ColumnFormat) -> str:
    """By a likely slip of the pen in any known word, else by a known word within the text."""
    first = {word: values[0] for word, values in column.unclear.items()}
    known = first | column.synonyms | column.choices
    if close := get_close_matches(word, known, 1, CLOSE):
        return known[close[0]]
    parts = [squeezed(part) for part in text.split()]
    for n in range(len(parts), 0, -1):
        for start in range(len(parts) - n + 1):
            phrase = "".join(parts[start : start + n])
            denied = "nie" + phrase if _NOT.intersection(parts[:start]) else phrase
            if denied in known:
                return known[denied]
    close = get_close_matches(word, column.choices, 1, 0)
    return column.choices[close[0]] if close else next(iter(column.choices.values()))
