"""The one component: folium's page in a frame, columns pushed in, questions out, answers back."""

import struct
import zlib
from collections.abc import Callable
from enum import IntEnum
from pathlib import Path

import streamlit as st


class Carries(IntEnum):
    """What a mount of the component brings; `frame_host.js` tells them apart by this number."""

    PAGE = 1
    MAP = 2
    TALK = 3
    OTHERS = 4


def wrap(what: Carries, body: bytes) -> bytes:
    """Put a mount's number and checksum before its bytes."""
    return struct.pack("<II", what, zlib.crc32(body)) + body


def mount(what: Carries, wrapped: bytes, on_ask: Callable[[], None] | None = None) -> None:
    """Mount the component under a key that never changes, so that no rerun makes a new map."""
    listening = {} if on_ask is None else {"on_ask_change": on_ask}
    _component()(key=what.name.lower(), data=wrapped, height=1, **listening)


def asked() -> str | None:
    """Return the question that the page has just put."""
    state = st.session_state.get(Carries.TALK.name.lower())
    question = getattr(state, "ask", None) if state is not None else None
    return question if isinstance(question, str) else None


@st.cache_resource
def _component() -> Callable[..., object]:
    script = (Path(__file__).parent / "frame_host.js").read_text("utf-8")
    made: Callable[..., object] = st.components.v2.component("claimline", js=script)
    return made
