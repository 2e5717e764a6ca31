"""The page's questions and their answers, in a part of the script that runs again alone."""

import gc
from threading import Timer

import streamlit as st

from views.layering import others
from views.mount import Carries, asked, mount, wrap
from views.shelf import shelf, store

_SOON_S = 0.8


@st.fragment
def talk() -> None:
    """Answer the page's question; only this part runs again when it asks one."""
    mount(Carries.TALK, st.session_state.get("reply", wrap(Carries.TALK, b"")), on_ask=_hear)
    if st.session_state.pop("adding", False):
        from views.adding import add_articles  # noqa: PLC0415

        add_articles()


@st.cache_resource(show_spinner=False)
def get_ready() -> None:
    """Load what answers questions once the first map is on its way: readers and writers of files take a second."""
    later = Timer(_SOON_S, _load)
    later.daemon = True
    later.start()


def _load() -> None:
    import views.adding  # noqa: PLC0415
    import views.answers  # noqa: F401, PLC0415

    # Streamlit sends the garbage collector round after every run of a script: spare it what is loaded by now.
    gc.collect()
    gc.freeze()


def _hear() -> None:
    from views.answers import answer, question  # noqa: PLC0415

    heard = question(asked() or "")
    if heard is None:
        return
    st.session_state["reply"] = wrap(Carries.TALK, answer(heard, shelf(store().version()), store(), others()))
    st.session_state["adding"] = heard.what == "add"
