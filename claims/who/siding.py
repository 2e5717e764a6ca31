"""Whose side a speaker's words tell: by who it is, by the nation named, by the region, by the office."""

from collections.abc import Iterator
from itertools import pairwise

from claims.claim import Side
from claims.lexicon import Hit
from claims.who.scene import Scene

# Organisations whose own side outweighs a nation named beside them: "Russian investigative outlet Agentstvo".
_CERTAIN = ("media", "monitor", "intelligence")


def side_told(scene: Scene, first: int, last: int, signs: dict[str, list[Hit]]) -> tuple[Side | None, Side | None]:
    """Return the side that the words tell, and the one that they only make likely."""
    certain = [hit for hit in signs["org"] if hit.entry.get("side") and hit.entry.get("kind") in _CERTAIN]
    for hit in (*signs["person"], *signs["occupation"], *certain):
        return Side(hit.entry.get("side", "independent")), None
    if _joined(scene, signs["nation"]):
        return Side.INDEPENDENT, None
    sided = [hit for hit in (*signs["nation"], *signs["org"]) if hit.entry.get("side")]
    ends = {hit.last for hit in signs["org"]}
    if not scene.articles and any(hit.first in ends for hit in signs["nation"]):  # "військові | РФ"
        sided = [hit for hit in sided if hit.entry.tag == "nation"] or sided
    regions = [hit for hit in hits_within(scene, first, last, "region") if not _within_it(scene, hit)]
    public = any(hit.entry.get("kind") in ("official", "military") for hit in (*signs["role"], *signs["org"]))
    roles = [hit for hit in signs["role"] if hit.entry.get("side")]
    for hits in (sided, regions if public else [], roles):
        if hits:
            return Side(min(hits, key=lambda hit: (hit.first, -hit.last)).entry.get("side")), None
    leaning = next((one for hit in (*signs["org"], *signs["role"]) if (one := hit.entry.get("leaning"))), None)
    return None, (Side(leaning) if leaning else None)


def _within_it(scene: Scene, region: Hit) -> bool:
    """Tell whether somebody is only there: "soldiers fighting in the Kursk area", not "the governor of Kursk"."""
    return any(scene.norm(at) in ("in", "near", "around") for at in range(max(0, region.first - 2), region.first))


def _joined(scene: Scene, nations: list[Hit]) -> bool:
    """Tell whether two sides speak together: "Ukrainian and Russian bloggers"."""
    return any(
        one.entry.get("side") != two.entry.get("side")
        and two.first - one.last == 1
        and scene.cover(one.last, "joint") is not None
        for one, two in pairwise(nations)
    )


def hits_within(scene: Scene, first: int, last: int, tag: str) -> Iterator[Hit]:
    """Yield the phrases of a tag that lie within half-open tokens."""
    for at in range(first, last):
        hit = scene.begin(at, tag)
        if hit and hit.last <= last:
            yield hit
