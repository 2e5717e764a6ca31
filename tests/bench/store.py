"""The way in: articles a second from file to store, memory at the door, claims kept and loaded."""

import json
import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from claims.demo import demo_readings
from claims.door import articles
from claims.record import from_record, to_record
from geo.gazetteer import Gazetteer
from store import open_store
from store.crew import LANGUAGES
from store.fill import SEEDS, fill
from tests.bench.row import Row

TODAY = date(2026, 1, 31)
_CLAIMS = 100_000
_ROWS = 400
_LONG = 5_000_000


def rows() -> list[Row]:
    """Measure the store and the door."""
    with tempfile.TemporaryDirectory() as folder:
        return [*_store(Path(folder)), _filling(Path(folder)), _memory(Path(folder)), _long_text(Path(folder))]


def _store(folder: Path) -> Iterator[Row]:
    readings = list(demo_readings(_CLAIMS))
    lines = [json.dumps(to_record(claim)) for reading in readings for claim in reading.claims]
    with open_store(f"sqlite:///{folder}/claims.sqlite") as store:
        with _timed() as added:
            store.add(readings)
        with _timed() as again:
            store.add(readings)
        with _timed() as loaded:
            store.claims()
    with _timed() as parsed:
        for line in lines:
            from_record(json.loads(line))
    yield Row(room="store", what="100,000 claims added", ours=f"{added[0]:.1f} s")
    yield Row(room="store", what="the same added again", ours=f"{again[0]:.1f} s")
    yield Row(
        room="store",
        what="100,000 claims loaded",
        ours=f"{loaded[0]:.1f} s",
        other=f"JSON lines, validated: {parsed[0]:.1f} s",
        ratio=parsed[0] / loaded[0],
    )


def _corpus(path: Path, count: int) -> Path:
    texts = [seed.read_text("utf-8")[:1200] for seed in sorted(SEEDS.glob("*.txt"))]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            row = {"text": f"{texts[number % len(texts)]} {number}", "id": f"row-{number}", "date": "2025-12-16"}
            file.write(json.dumps(row) + "\n")
    return path


def _filling(folder: Path) -> Row:
    corpus, gazetteer = _corpus(folder / "short.jsonl", _ROWS), Gazetteer.load()
    with open_store(f"sqlite:///{folder}/filled.sqlite") as store, _timed() as taken:
        fill(store, [corpus], gazetteer, today=TODAY)
    return Row(room="store", what="short articles read and kept", ours=f"{_ROWS / taken[0]:.0f} a second")


def _memory(folder: Path) -> Row:
    peaks = []
    for count in (2_000, 20_000):
        corpus = _corpus(folder / f"{count}.jsonl", count)
        tracemalloc.start()
        for _ in articles([corpus], today=TODAY, languages=LANGUAGES):
            pass
        peaks.append(tracemalloc.get_traced_memory()[1] / 1e6)
        tracemalloc.stop()
    ours = f"{peaks[0]:.1f} MB for 2,000 articles, {peaks[1]:.1f} MB for 20,000"
    return Row(room="store", what="memory at the door", ours=ours)


def _long_text(folder: Path) -> Row:
    text = (SEEDS / "002_f5ee81a6218f548c.txt").read_text("utf-8")
    taken = []
    for name, length in (("short", 5_000), ("long", _LONG)):
        (folder / f"{name}.txt").write_text((text * (length // len(text) + 1))[:length], "utf-8")
        with _timed() as one:
            list(articles([folder / f"{name}.txt"], today=TODAY, languages=LANGUAGES))
        taken.append(one[0] / length * 1e6)
    ours = f"{taken[1]:.2f} µs a character at 5 MB, {taken[0]:.2f} at 5 kB"
    return Row(room="store", what="one long text at the door", ours=ours, ratio=taken[0] / taken[1])


@contextmanager
def _timed() -> Iterator[list[float]]:
    taken: list[float] = []
    start = time.perf_counter()
    yield taken
    taken.append(time.perf_counter() - start)
