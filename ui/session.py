"""What a reader's session remembers that the address does not say, each with its reason.

Beside these there are only widgets' own keys.
"""

VIEW = "view"
"""The run's `View`, from the frame to the page's script."""
LANGUAGE = "language"
"""Links between pages drop the parameters; the language is put back."""
USUAL = "usual_programme"
"""The programme that stood first when this session began: where the address names none, it stays,
whatever is loaded meanwhile."""
PLACE = "place"
"""Page and parameters of the run before: whether the reader went to another page, on which the
scope is put back, or stayed, where Streamlit may have left the address as it was."""
LANDED = "landed"
"""The page where this visit began: the guide stands there until it is closed."""
RECORDS_FIRST = "records_first"
"""Page, filters and whether their list stands above the charts: it stays there while the reader
narrows it further."""
OWN_CHOICE = "own_choice"
"""The filters were changed by the list's own boxes, in this run."""
MARKED = "marked"
"""The grid whose row was opened last, and its marked rows: a click on one takes the mark off."""
CLICKED = "clicked_{exhibit}"
"""The mark that was followed: Plotly keeps it selected, it is not followed again."""
JOB = "job_{kind}"
"""A file of the pack that is being made, or was."""
UPLOADED = "uploaded"
"""Files that were sent and their dry run."""
OUTCOME = "recording_outcome"
"""What came of the last writing on the screen, until the next: with its way back."""
REHEARSAL = "rehearsal"
"""Decisions tried out by postulate: they are nowhere else until they are written."""
WRITTEN = "desk_written"
"""How many forms were written: the next one's inputs are new, and so empty."""
KNOWN = "known_{record}"
"""The revision that a form was begun on: later writes of others are told against it."""
