"""Where a statement breaks off in its sentence: before what goes on meanwhile, behind what is only contradicted."""

from claims.what.denying import told_behind
from claims.who.attribution import Attribution
from claims.who.scene import Scene

_FRAME = 8  # tokens of the day behind "X said"


def meanwhile(scene: Scene, last: int) -> int:
    """Return where a closed statement ends: what goes on meanwhile the outlet tells, "…, X said on Friday, amid …"."""
    at = last
    while at - last < _FRAME and (scene.is_mark(at) or scene.stamp(at) or scene.cover(at, "adverb") or at == last):
        if scene.norm(at) == "," and scene.begin(at + 1, "meanwhile"):
            return scene.tokens[at].start
        at += 1
    return scene.sentence.end


def contradicted(scene: Scene, one: Attribution) -> int | None:
    """Return where a statement ends that is named only as what is not so: "despite Russian claims that …, "."""
    if one.rule != "who.statement" or not any(
        scene.cover(at, "against") for at in range(max(0, one.first - 2), one.first)
    ):
        return None
    return next((at for at in range(one.last, len(scene.tokens)) if scene.norm(at) == ","), None)


def explained(scene: Scene, one: Attribution) -> int | None:
    """Return where a statement that explains a name ends: "X, which Russia claims to have taken, | was shelled"."""
    if scene.cover(one.first, "relative") is None and scene.cover(one.first - 1, "relative") is None:
        return None
    comma = next((at for at in range(one.last, len(scene.tokens)) if scene.is_mark(at)), 0)
    goes_on = scene.norm(comma) == "," and scene.cover(comma + 1, "aux") is not None
    return comma if comma and goes_on else None


def statement_end(scene: Scene, start: int) -> int:
    """Return where what was stated ends: at a mark that no list of names goes on behind."""
    for at in range(start, len(scene.tokens)):
        onward = scene.is_quote(at) or told_behind(scene, at) or (scene.norm(at) == "," and scene.is_name(at + 1))
        if scene.is_mark(at) and not onward:
            return at
    return len(scene.tokens)
