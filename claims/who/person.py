"""A person's name among the words that name a speaker."""

from collections.abc import Iterator

from claims.cases.forms import form
from claims.cases.nominative import given
from claims.lexicon import Hit
from claims.who.scene import Scene

_UNNAMING = ("adverb", "bound", "adjunct", "aside", "pronoun", "say", "statement", "article", "aux", "platform")
_SMALL = frozenset(("VERB", "INFN", "ADVB", "CONJ", "PRCL", "PREP", "PRED", "NPRO"))
_FULL_NAME = 2  # words of a first and a last name
_BODIES = ("org", "role", "nation", "occupation", "region", "area")


def find_person(scene: Scene, first: int, last: int, signs: dict[str, list[Hit]]) -> tuple[int, int] | None:
    """Find a person's name: a known one, else a run of capitalised words that nothing else accounts for."""
    runs = [run for run in _runs(scene, first, last) if scene.norm(run[1]) != "'s" or run[1] == last]
    for hit in signs["person"]:
        if scene.norm(hit.last) == "'s" and hit.last < last:
            continue
        run = next((run for run in runs if run[0] <= hit.first < run[1]), None)
        return _past_town(scene, run) if run else (hit.first, hit.last)
    long = [run for run in runs if run[1] - run[0] > 1 and not _governed(scene, run, first)]
    if long:
        return _past_town(scene, long[-1])
    for run in runs:
        alone = run == (first, last)
        titled = any(hit.last == run[0] for hit in signs["role"]) and run[1] == last
        if alone or titled:
            return run
    return None


def _past_town(scene: Scene, run: tuple[int, int]) -> tuple[int, int]:
    """Leave out the town that a name's office is of: "мэр Херсона | Игорь Колыхаев"."""
    first, last = run
    if scene.articles or last - first <= _FULL_NAME or not scene.cover(first - 1, "role"):
        return run
    town = not given(scene.norm(first), scene.language) and given(scene.norm(first + 1), scene.language)
    return (first + 1, last) if town else run


def _governed(scene: Scene, run: tuple[int, int], first: int) -> bool:
    """Tell whether the run is what a preposition leads to: "of Bila Tserkva"."""
    before = run[0] - 1
    if before < first or scene.is_mark(before):
        return False
    return bool(
        scene.cover(before, "adjunct") or scene.cover(before, "placing") or scene.norm(before) in ("the", "of", "'s")
    )


def _runs(scene: Scene, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = None
    for at in range(first, last + 1):
        free = at < last and scene.is_name(at) and not _accounted(scene, at)
        if free and start is None:
            start = at
        elif not free and start is not None:
            if not (at < last and scene.is_name(at) and (scene.cover(at, "role") or scene.cover(at, "org"))):
                yield start, at
            start = None


def _accounted(scene: Scene, at: int) -> bool:
    """Tell whether a capitalised word is part of an organisation, a role, a nation or a place."""
    covers = scene.covers.get(at, {})
    if "person" in covers:
        return False
    parts = form(scene.norm(at), scene.language).parts if not scene.articles else frozenset()
    if parts and parts <= _SMALL:
        return True  # "Могу | сказать, что", "Там | подчеркнули"
    if any(tag in covers for tag in (*_BODIES, *_UNNAMING)):
        return True
    return bool(scene.cover(at + 1, "area") or scene.stamp(at))
