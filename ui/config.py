"""Who runs this dashboard, for the accessibility statement: functions over the environment."""

import os


def operator() -> str:
    """`OPERATOR`: the public body whose system this is."""
    return os.environ.get("OPERATOR", "").strip()


def contact() -> str:
    """`CONTACT`: whom to write or telephone about accessibility, as one line of text."""
    return os.environ.get("CONTACT", "").strip()
