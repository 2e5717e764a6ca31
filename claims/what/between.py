"""What may stand between a subject and its verb: an adverb, a day, an aside between commas."""

from claims.who.nounphrase import bracket, can_end
from claims.who.scene import Scene

# How many commas may lie inside a relative clause between a name and its verb, how long an apposition can be.
_COMMAS, _APPOSITION = 4, 16
_DASHES = ("–", "—", "-", "--")
_CLAUSE = 4  # tokens from an article to the auxiliary of its clause


def skipped(scene: Scene, verb: int) -> tuple[int, bool]:
    """Go left over what may stand between a subject and its verb; tells whether a comma parts them."""
    end = verb
    while end > 0:
        at = end - 1
        stamp = scene.stamp(at)
        hit = scene.cover(at, "aux") or scene.cover(at, "adverb") or scene.cover(at, "keen")
        if stamp:
            end = stamp.first
            while end > 1 and scene.cover(end - 1, "adjunct") and not scene.is_mark(end - 1):
                end -= 1
        elif hit or (scene.norm(at).endswith("ly") and not scene.is_name(at)):
            end = hit.first if hit else at
        elif (opened := _opened(scene, at)) is not None:
            end = opened
        elif scene.norm(at) == ",":
            start = _aside(scene, at)
            if start is None:
                return _explained(scene, at), True
            end = _aside(scene, start) or start  # "Russia, in turn, on Monday, claimed"
        else:
            break
    return end, False


def _explained(scene: Scene, comma: int) -> int:
    """Go back over the clause that explains an apposition: "X, the commander | who leads the defence, said"."""
    back = range(comma - 1, max(0, comma - _APPOSITION), -1)
    for at in back:
        if scene.norm(at) == ",":
            break
        opened = scene.begin(at, "relative") or (scene.norm(at) == "that" and _goes_on(scene, at + 1))
        if opened and can_end(scene, at - 1):
            return at
    return comma


def _goes_on(scene: Scene, at: int) -> bool:
    """Tell whether a verb stands behind "that", and no subject: "the region that | borders X"."""
    subject = scene.is_name(at) or any(scene.begin(at, tag) for tag in ("article", "pronoun", "whose", "role", "org"))
    return scene.cover(at, "aux") is not None or not (subject or scene.is_mark(at))


def _aside(scene: Scene, comma: int) -> int | None:
    """Return the comma that opens the aside which a comma closes: a relative clause, "in turn", "however"."""
    commas = 0
    for at in range(comma - 1, -1, -1):
        if scene.norm(at) != "," or scene.stamp(at):  # "on Thursday, March 3,"
            continue
        commas += 1
        opened = at + 1 + scene.norm(at + 1).endswith("ly")  # ", apparently quoting an officer,"
        if scene.begin(opened, "article") and any(scene.cover(on, "aux") for on in range(opened, opened + _CLAUSE)):
            continue  # ", a woman was killed …, X said" tells, and does not explain
        told = scene.cover(opened + 1, "statement") or any(scene.cover(on, "clause") for on in range(opened, comma))
        if told and scene.begin(opened, "article"):
            continue  # "said A, a claim that X, the head of Y, denied": a clause of its own
        if scene.begin(opened, "relative") or _is_age(scene, opened, comma):
            return at
        lone = ("aside", "adjunct", "adverb")
        if commas == 1 and (any(scene.begin(opened, tag) for tag in lone) or scene.stamp(opened)):
            return at
        if commas > _COMMAS:
            return None
    return None


def _opened(scene: Scene, closing: int) -> int | None:
    """Return the mark that opens what another closes: a bracket, "the Rybar channel – which has ties to X – said"."""
    if scene.norm(closing) == ")":
        return bracket(scene, closing)
    if scene.norm(closing) not in _DASHES:
        return None
    ahead = range(closing - 1, max(0, closing - _APPOSITION), -1)
    opened = next((at for at in ahead if scene.norm(at) in _DASHES and scene.begin(at + 1, "relative")), None)
    while opened is not None and scene.norm(opened - 1) in _DASHES:
        opened -= 1
    return opened


def _is_age(scene: Scene, start: int, end: int) -> bool:
    """Tell whether nothing but an age stands between two commas: "Olha Ivanenko, 56, said"."""
    return end - start == 1 and scene.norm(start).isdigit()
