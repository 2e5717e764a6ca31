"""The claims that a score is about: read anew by the present reader, or taken from a file."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from claims.article import Reading
from claims.read import read
from claims.record import to_record
from claims.score import Scored, belongs, load, scored
from claims.sources.draft import Problem
from geo.errors import ClaimlineError
from geo.gazetteer import Gazetteer
from store import open_store
from store.fill import SEEDS, readings


def found_for(gold: Sequence[Scored], source: Path | None, *, today: date) -> tuple[Scored, ...]:
    """Return what the reader finds in the annotated articles.

    `source` is a file of claims, or a file or folder of articles; without one the articles are the seeds when those
    have all of them, else the store's.
    """
    if source is not None and source.suffix.casefold() in {".jsonl", ".ndjson"}:
        return load(source)
    stems = dict.fromkeys(annotation.article for annotation in gold)
    gazetteer = Gazetteer.load()
    found = [reading for reading in _readings(source or SEEDS, gazetteer, today) if _meant(reading, stems)]
    missing = [stem for stem in stems if not any(belongs(reading.article.stem, stem) for reading in found)]
    if missing and source is None:
        found = list(_from_store(stems, gazetteer))
        missing = [stem for stem in stems if not any(belongs(reading.article.stem, stem) for reading in found)]
    if missing:
        raise ClaimlineError(f'no article "{missing[0][:80]}" to score: read it first, or name its folder')
    return scored(to_record(claim) for reading in found for claim in reading.claims)


def _readings(source: Path, gazetteer: Gazetteer, today: date) -> Iterator[Reading]:
    for found in readings([source], gazetteer, today=today):
        if isinstance(found, Reading):
            yield found
        elif isinstance(found, Problem) and found.lost:
            raise ClaimlineError(f"{found.path}: {found.line}")


def _from_store(stems: dict[str, None], gazetteer: Gazetteer) -> Iterator[Reading]:
    with open_store() as store:
        kept = store.articles()
    for article in kept:
        if any(belongs(article.stem, stem) for stem in stems):
            yield read(article, gazetteer)


def _meant(reading: Reading, stems: dict[str, None]) -> bool:
    return any(belongs(reading.article.stem, stem) for stem in stems)
