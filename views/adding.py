"""Articles of the user's own, through the same door as every other; and the seeds, when there is nothing yet."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from claims.article import Reading
from claims.sources.draft import Problem
from geo.errors import ClaimlineError
from geo.gazetteer import Gazetteer
from store.fill import SEEDS, fill
from views.layering import keep, others, read_layers
from views.mount import Carries, wrap
from views.restoring import REOPENED, restored
from views.shelf import store

ENDINGS = ["txt", "md", "html", "htm", "zip", "json", "jsonl", "rss", "atom", "xml", "warc", "gz"]
MOST_PASTED = 200_000
MOST_LINES = 40


@st.cache_resource(show_spinner="Opening the gazetteer …")
def gazetteer() -> Gazetteer:
    """Open the gazetteer once for all sessions."""
    return Gazetteer.load()


@st.cache_resource(show_spinner="First start: reading the seed articles …")
def fill_when_empty() -> None:
    """Read the seeds into a store that has never held anything; sessions that come meanwhile wait for it."""
    if store().is_empty():
        fill(store(), [SEEDS], gazetteer(), today=_today())


@st.dialog("Add", width="medium")
def add_articles() -> None:
    """Take articles, a file of ours to reopen, or layers of others."""
    articles, view, layers = st.tabs(["Articles", "Reopen a view", "Layers of others"])
    with articles:
        _ask_for_articles()
    with view:
        _ask_for_view()
    with layers:
        _ask_for_layers()


def _ask_for_articles() -> None:
    """Take files or pasted text, read them, and say line by line what came of it."""
    st.caption("Texts, saved web pages, feeds, or archives of them. They stay on this machine.")
    files = st.file_uploader("Files", type=ENDINGS, accept_multiple_files=True)
    pasted = st.text_area("or the text of one article", height=160, max_chars=MOST_PASTED)
    left, right = st.columns(2)
    publisher = left.text_input("Publisher of the pasted text", max_chars=200)
    published = right.date_input("Published on", value=None, help="Without a date its claims are listed, not mapped.")
    if st.button("Read them", type="primary", disabled=not (files or pasted.strip())):
        _read_in(files or [], pasted, publisher, published)
    if st.session_state.get("added") and st.button("Show them on the map"):
        st.session_state.pop("added")
        st.rerun()


def _ask_for_view() -> None:
    st.caption("A snapshot or an export made by Claimline: its date, filters and place on the map come back.")
    file = st.file_uploader("Snapshot or export", type=list(REOPENED))
    if file is None:
        return
    try:
        found = restored(file.name, file.getvalue(), store().version())
    except ClaimlineError as error:
        st.error(_plain(str(error)))
        return
    st.text(found.words)
    if st.button("Show this view", type="primary"):
        # Below zero: no question of the page has such a number.
        number = st.session_state["restored"] = st.session_state.get("restored", 0) - 1
        reply = json.dumps({"number": number, "show": asdict(found)}).encode("utf-8", "surrogatepass")
        st.session_state["reply"] = wrap(Carries.TALK, reply)
        st.rerun()


def _ask_for_layers() -> None:
    st.caption("Front lines or areas of control as others drew them, GeoJSON or KML, dated in their names or inside.")
    files = st.file_uploader("Layers", type=["geojson", "json", "kml"], accept_multiple_files=True)
    source = st.text_input("Whose they are", max_chars=80, placeholder="as it shall stand on the map: layer by …")
    if st.button("Put them under the claims", type="primary", disabled=not files):
        try:
            keep((*others(), *read_layers(files or [], source)))
        except ClaimlineError as error:
            st.error(_plain(str(error)))
            return
        st.rerun()
    if others() and st.button("Remove the layers of others"):
        keep(())
        st.rerun()


def _plain(line: str) -> str:
    """Return a line that names a file so that markdown shows it as it stands."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()<>#+-!|~$:" else c for c in line)


def _read_in(files: Sequence[UploadedFile], pasted: str, publisher: str, published: date | None) -> None:
    with TemporaryDirectory() as folder:
        paths = _laid_down(Path(folder), files, pasted, publisher, published)
        told = _Told(st.empty())
        try:
            filled = fill(store(), paths, gazetteer(), today=_today(), tell=told)
        except ClaimlineError as error:
            st.error(str(error))
            return
    # st.text, not markdown: the lines name files, and a file may be called anything.
    for line in told.lines[:MOST_LINES]:
        st.text(line)
    added = filled.added
    st.session_state["added"] = bool(added.new or added.superseded)
    st.text(f"{told.count} read, {added.new} new: {filled.claims} claims, {filled.gaps} mentions not placed.")


class _Told:
    """Hears of each reading and each problem while a store is filled."""

    def __init__(self, slot: DeltaGenerator) -> None:
        self.slot, self.count = slot, 0
        self.lines: list[str] = []

    def __call__(self, told: Reading | Problem) -> None:
        if isinstance(told, Problem):
            self.lines.append(f"{PurePath(told.path).name}: {told.line}")
        else:
            self.count += 1
            self.slot.text(f"{self.count} read …")


def _laid_down(
    folder: Path, files: Sequence[UploadedFile], pasted: str, publisher: str, published: date | None
) -> list[Path]:
    """Write what was given into files; a name that came from outside keeps only its last part."""
    paths = []
    for number, file in enumerate(files):
        path = folder / str(number) / (PurePath(file.name.replace("\\", "/")).name or "article.txt")
        path.parent.mkdir()
        path.write_bytes(file.getbuffer())
        paths.append(path)
    if pasted.strip():
        home = folder / "pasted"
        home.mkdir()
        (home / "pasted.txt").write_text(pasted, "utf-8", "surrogatepass")
        facts = [f'publisher = "{_toml(publisher)}"', *([f"published = {published}"] if published else [])]
        (home / "articles.toml").write_text(
            "\n".join(['["pasted.txt"]', *facts, 'published_basis = "stated"']), "utf-8"
        )
        paths.append(home)
    return paths


def _toml(text: str) -> str:
    return "".join(c for c in text if c.isprintable()).replace("\\", "\\\\").replace('"', '\\"')


def _today() -> date:
    return datetime.now(UTC).date()
