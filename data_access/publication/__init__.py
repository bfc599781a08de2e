"""What of the records may go out: rules, public tables, and what is held back."""

from data_access.publication.fields import Field, fields
from data_access.publication.policy import Rules, rules
from data_access.publication.public_indicators import public_indicators
from data_access.publication.public_tables import PRIVATE_PERSON, public_tables
from data_access.publication.public_texts import NOT_TOLD

__all__ = [
    "NOT_TOLD",
    "PRIVATE_PERSON",
    "Field",
    "Rules",
    "fields",
    "public_indicators",
    "public_tables",
    "rules",
]
