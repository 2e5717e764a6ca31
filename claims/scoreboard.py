"""A score in words: one figure a line, and on request every miss and every invention."""

from collections.abc import Callable, Iterator
from itertools import starmap

from claims.score import Score, Scored, key

_NOBODY = ("outlet", "unattributed")

Test = Callable[[Scored, Scored], bool]


def board(score: Score, *, misses: bool) -> Iterator[str]:
    """Yield the lines of the report; the last is the claim F1."""
    denials = [gold for gold, _ in score.pairs if gold.polarity == "deny"]
    all_denials = len(denials) + sum(gold.polarity == "deny" for gold in score.missed)
    yield _line("denial recall", len(denials), all_denials, empty=1.0)
    for name, test, chosen in _ATTRIBUTES:
        rows = [pair for pair in score.pairs if chosen(*pair)]
        yield _line(name, sum(starmap(test, rows)), len(rows))
    yield _line("article-place recall", score.places_found, score.places)
    yield _line("precision", len(score.pairs), len(score.pairs) + len(score.invented))
    yield _line("recall", len(score.pairs), len(score.pairs) + len(score.missed))
    if misses:
        for label, told in (("missed", score.missed), ("invented", score.invented)):
            yield from (f"{label:<9} {_told(row)}" for row in told)
    yield f"claim F1 {score.f1:.3f}"


def _line(name: str, good: int, total: int, *, empty: float = 0.0) -> str:
    return f"{name:<22} {good / total if total else empty:.3f}  ({good} of {total})"


def _told(row: Scored) -> str:
    quote = (row.quote or "")[:110].replace("\n", " ")
    return f"{row.article} {row.start} {row.place} {row.kind} {row.actor} {row.polarity} | {quote}"


def _always(_gold: Scored, _claim: Scored) -> bool:
    return True


def _named(gold: Scored, _claim: Scored) -> bool:
    return gold.claimant not in _NOBODY


def _has_part(gold: Scored, _claim: Scored) -> bool:
    return bool(gold.part)


def _same_name(gold: Scored, claim: Scored) -> bool:
    return bool(_words(gold.claimant) & _words(claim.claimant))


def _days_overlap(gold: Scored, claim: Scored) -> bool:
    (first, last), (start, end) = gold.days, claim.days
    return bool(start) and first <= end and start <= last


def _part_named(gold: Scored, claim: Scored) -> bool:
    wanted, found = key(gold.part), key(claim.part)
    return bool(found) and (wanted in found or found in wanted)


def _words(name: str | None) -> set[str]:
    return {key(word) for word in (name or "").split()}


def _same_field(field: str) -> Test:
    return lambda gold, claim: getattr(gold, field) == getattr(claim, field)


def _same_background(gold: Scored, claim: Scored) -> bool:
    return bool(gold.background) == bool(claim.background)


_ATTRIBUTES: tuple[tuple[str, Test, Test], ...] = (
    ("claimant side", _same_field("claimant_side"), _always),
    ("claimant name", _same_name, _named),
    ("event dates overlap", _days_overlap, _always),
    ("event dates exact", _same_field("days"), _always),
    ("certainty", _same_field("certainty"), _always),
    ("background", _same_background, _always),
    ("part named", _part_named, _has_part),
)
