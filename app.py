"""The viewer: mounts the map and answers its questions. Everything that is seen is drawn by the page itself."""

import streamlit as st

from geo.errors import ClaimlineError
from views.layering import bytes_for_others
from views.mount import Carries, mount
from views.shelf import bytes_for_page, shelf, store
from views.talk import get_ready, talk

# Streamlit's own header and padding make room; its dialogs stay above the map, and so do what it waits for and errors.
CHROME = """<style>
[data-testid="stHeader"], [data-testid="stStatusWidget"], footer { display: none; }
[data-testid="stMainBlockContainer"] { padding: 0; max-width: none; }
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { gap: 0; }
[data-testid="stMain"] { overflow: hidden; }
[data-testid="stMain"] :is([data-testid="stSpinner"], [data-testid="stAlert"]) {
  position: fixed; z-index: 3; top: 40%; left: 50%; transform: translate(-50%, -50%);
  width: max-content; max-width: min(520px, 90vw); border-radius: 12px;
}
[data-testid="stMain"] [data-testid="stSpinner"] { padding: 14px 22px; background: Canvas; border: 1px solid #8886; }
</style>"""


def main() -> None:
    """Mount the page, the claims and the talk; the first two never change while the date moves."""
    st.set_page_config(page_title="Claimline", layout="wide", initial_sidebar_state="collapsed")
    st.html(CHROME)
    slot = st.container()
    # The page is there with its ground while the claims are laid out.
    mount(Carries.PAGE, bytes_for_page())
    try:
        _fill_when_empty()
        laid_out = shelf(store().version())
    except ClaimlineError as error:
        slot.error(str(error))
        return
    mount(Carries.MAP, laid_out.bytes_for_map)
    mount(Carries.OTHERS, bytes_for_others())
    talk()
    get_ready()


def _fill_when_empty() -> None:
    if store().is_empty():
        from views.adding import fill_when_empty  # noqa: PLC0415 - the reader is needed at the first start alone

        fill_when_empty()


main()
