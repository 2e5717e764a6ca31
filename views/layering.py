"""Layers of others in this session: kept until they are removed, drawn under the claims, never merged into them."""

from collections.abc import Iterable
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from views.mount import Carries, wrap

if TYPE_CHECKING:  # every session asks whether it has layers, and the libraries that read them are slow to load
    from layers.context import ContextLayer

_KEY = "layers of others"
_BYTES = "layers of others, as bytes"


def others() -> "tuple[ContextLayer, ...]":
    """Return the layers of this session."""
    kept: tuple[ContextLayer, ...] = st.session_state.get(_KEY, ())
    return kept


def bytes_for_others() -> bytes:
    """Return the layers as the page is sent them."""
    kept: bytes = st.session_state.get(_BYTES, wrap(Carries.OTHERS, b""))
    return kept


def keep(layers: "Iterable[ContextLayer]") -> None:
    """Keep these layers, and no more than these."""
    from layers.others import underlays_json  # noqa: PLC0415

    st.session_state[_KEY] = tuple(layers)
    st.session_state[_BYTES] = wrap(Carries.OTHERS, underlays_json(others()))


def read_layers(files: Iterable[UploadedFile], source: str) -> "tuple[ContextLayer, ...]":
    """Read what was uploaded; the names of the files may say their days, the source is as the user wrote it."""
    from layers.context import read_context  # noqa: PLC0415

    found: list[ContextLayer] = []
    with TemporaryDirectory() as folder:
        for number, file in enumerate(files):
            path = Path(folder) / str(number) / (PurePath(file.name.replace("\\", "/")).name or "layer.geojson")
            path.parent.mkdir()
            path.write_bytes(file.getbuffer())
            found += read_context(path, source.strip() or None)
    return tuple(found)
