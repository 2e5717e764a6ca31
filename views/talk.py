"""The page's questions and their answers, in a part of the script that runs again alone."""

import streamlit as st

from views.adding import add_articles
from views.answers import answer, question
from views.layering import others
from views.mount import Carries, asked, mount, wrap
from views.shelf import shelf, store


@st.fragment
def talk() -> None:
    """Answer the page's question; only this part runs again when it asks one."""
    mount(Carries.TALK, st.session_state.get("reply", wrap(Carries.TALK, b"")), on_ask=_hear)
    if st.session_state.pop("adding", False):
        add_articles()


def _hear() -> None:
    heard = question(asked() or "")
    if heard is None:
        return
    st.session_state["reply"] = wrap(Carries.TALK, answer(heard, shelf(store().version()), store(), others()))
    st.session_state["adding"] = heard.what == "add"
