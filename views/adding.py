"""Articles of the user's own, through the same door as every other; and the seeds, when there is nothing yet."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from claims.article import Article
from claims.door import articles
from claims.read import read
from geo.errors import ClaimlineError
from geo.gazetteer import Gazetteer
from views.shelf import store

SEEDS = Path(__file__).parents[1] / "seeds"
ENDINGS = ["txt", "html", "htm", "zip", "json", "jsonl", "rss", "xml", "warc"]
MOST_PASTED = 200_000
LANGUAGES = frozenset({"en", "de", "uk", "ru"})


@st.cache_resource(show_spinner="Opening the gazetteer …")
def gazetteer() -> Gazetteer:
    """Open the gazetteer once for all sessions."""
    return Gazetteer.load()


def fill_when_empty(slot: DeltaGenerator) -> None:
    """Read the seeds into a store that has never held anything."""
    if store().is_empty():
        with slot, st.spinner("First start: reading the seed articles …"):
            _read_in([SEEDS])


@st.dialog("Add articles", width="large")
def add_articles() -> None:
    """Take files or pasted text, read them, and say in a line each what came of it."""
    st.caption("Texts, saved web pages or archives of them. They stay on this machine.")
    files = st.file_uploader("Files", type=ENDINGS, accept_multiple_files=True)
    pasted = st.text_area("or the text of one article", height=160, max_chars=MOST_PASTED)
    left, right = st.columns(2)
    publisher = left.text_input("Publisher", help="For the pasted text.")
    published = right.date_input(
        "Published on", value=None, help="For the pasted text. Without a date its claims are listed, not mapped."
    )
    if not st.button("Read them", type="primary", disabled=not (files or pasted.strip())):
        return
    with TemporaryDirectory() as folder:
        paths = _laid_down(Path(folder), files or [], pasted, publisher, published)
        try:
            with st.spinner("Reading …"):
                lines = _read_in(paths)
        except ClaimlineError as error:
            st.error(str(error))
            return
    for line in lines:
        st.text(line)
    if st.button("Show them on the map"):
        st.rerun()


def _laid_down(
    folder: Path, files: Sequence[UploadedFile], pasted: str, publisher: str, published: date | None
) -> list[Path]:
    """Write what was given into files; a name that came from outside keeps only its last part."""
    paths = []
    for number, file in enumerate(files):
        path = folder / str(number) / (Path(file.name).name or "article.txt")
        path.parent.mkdir()
        path.write_bytes(file.getbuffer())
        paths.append(path)
    if pasted.strip():
        home = folder / "pasted"
        home.mkdir()
        (home / "pasted.txt").write_text(pasted, "utf-8")
        facts = [f'publisher = "{_toml(publisher)}"'] + ([f"published = {published}"] if published else [])
        (home / "articles.toml").write_text(
            "\n".join(['["pasted.txt"]', *facts, 'published_basis = "stated"']), "utf-8"
        )
        paths.append(home)
    return paths


def _toml(text: str) -> str:
    return "".join(c for c in text if c.isprintable()).replace("\\", "\\\\").replace('"', '\\"')


def _read_in(paths: Sequence[Path]) -> list[str]:
    readings, lines = [], []
    bar = st.progress(0.0)
    for found in articles(paths, today=datetime.now(UTC).date(), languages=LANGUAGES):
        if isinstance(found, Article):
            readings.append(read(found, gazetteer()))
            bar.progress(1 - 1 / (1 + len(readings)), text=found.title or found.stem)
        else:
            lines.append(f"{Path(found.path).name} {found.line}")
    bar.empty()
    if not readings:
        raise ClaimlineError(
            " ".join(lines) or "Nothing to read was found: choose text, HTML, JSON, feeds or archives."
        )
    store().add(readings)
    count = sum(len(reading.claims) for reading in readings)
    gaps = sum(len(reading.gaps) for reading in readings)
    return [f"{len(readings)} articles read: {count} claims, {gaps} not placed.", *lines]
