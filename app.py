"""The viewer: mounts the map and answers its questions. Everything that is seen is drawn by the page itself."""

import streamlit as st

from geo.errors import ClaimlineError
from views.adding import add_articles, fill_when_empty
from views.answers import answer, question
from views.layering import bytes_for_others, others
from views.mount import Carries, asked, mount, wrap
from views.shelf import bytes_for_page, shelf, store

# Streamlit's own header and padding make room; its dialogs stay above the map.
CHROME = """<style>
[data-testid="stHeader"], [data-testid="stStatusWidget"], footer { display: none; }
[data-testid="stMainBlockContainer"] { padding: 0; max-width: none; }
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { gap: 0; }
[data-testid="stMain"] { overflow: hidden; }
</style>"""


def main() -> None:
    """Mount the page, the claims and the talk; the first two never change while the date moves."""
    st.set_page_config(page_title="Claimline", layout="wide", initial_sidebar_state="collapsed")
    st.html(CHROME)
    slot = st.container()
    # The page travels while the claims are laid out; the host shows it once they have arrived.
    mount(Carries.PAGE, bytes_for_page())
    try:
        fill_when_empty()
        laid_out = shelf(store().version())
    except ClaimlineError as error:
        slot.error(str(error))
        return
    mount(Carries.MAP, laid_out.bytes_for_map)
    mount(Carries.OTHERS, bytes_for_others())
    talk()


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


main()
