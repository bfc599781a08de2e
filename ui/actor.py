"""Who writes: the name that the journal and the log of loads keep."""

import streamlit as st


def actor() -> str:
    """The signed-in reader; nobody where the app asks for no sign-in: the journal then names
    whoever runs the server.
    """
    return str(st.user.get("email") or st.user.get("name") or "")
