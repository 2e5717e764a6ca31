"""The words that name a speaker, to the left or right of a verb of saying."""

from claims.scene import Scene
from claims.speaker import Named, named, with_role

# How many commas may lie inside a relative clause between a name and its verb, how long an apposition can be.
_COMMAS, _APPOSITION = 4, 16
_SHORT_QUOTE = 5


def before(page: str, scene: Scene, verb: int) -> tuple[int, Named | None] | None:
    """Return where the subject before a verb begins, and whom it names (None: the subject of the verb before)."""
    end, apart = _skipped(scene, verb)
    if end <= 0:
        return None
    explained = scene.cover(end - 1, "relative") is not None
    if explained:
        end, apart = end - 1 - (scene.norm(end - 2) == ","), False
    if scene.cover(end - 1, "joint"):
        return end, None
    first = _nearest(scene, end) if explained else _past_frame(scene, _leftmost(scene, end), end)
    if scene.cover(end - 1, "state") and _apposed(scene, first, end - 1):
        first = end - 1
    found = named(page, scene, first, end)
    if found is None or (scene.cover(verb, "adjectival") and not _signs(scene, end - 1)):
        pronoun = found is None and any(scene.begin(at, "pronoun") for at in range(first, end))
        return (first, None) if pronoun and not apart else None
    return _whole(page, scene, first, found, apart)


def _whole(page: str, scene: Scene, first: int, found: Named, apart: bool) -> tuple[int, Named | None] | None:
    """Join a name with the apposition before it."""
    whole = found.person and found.role is not None
    if scene.norm(first - 1) == "," and not whole:
        start = _leftmost(scene, first - 1)
        other = named(page, scene, start, first - 1) if first - 1 - start <= _APPOSITION else None
        if other and other.person != found.person and (other.person or other.one) and _opens(scene, start):
            return start, with_role(found, other)
    return None if apart and not whole else (first, found)


def opening(page: str, scene: Scene, end: int) -> tuple[int, Named | None] | None:
    """Return the subject that opens the clause which "and" goes on with: "Experts have analysed … and confirmed"."""
    marks = (at for at in range(end - 1, -1, -1) if scene.is_mark(at) and scene.norm(at) not in ("(", ")"))
    start = next(marks, -1) + 1
    start = next((at + 1 for at in range(end - 1, start, -1) if scene.cover(at, "clause")), start)
    verb = next((at for at in range(start, end) if scene.cover(at, "aux") or scene.cover(at, "say")), None)
    found = named(page, scene, start, verb) if verb else None
    return (start, found) if found else None


def opener(page: str, scene: Scene) -> Named | None:
    """Return the person or organisation that a sentence begins with: whom it speaks of."""
    end = 0
    while end < min(_APPOSITION, len(scene.tokens)) and (
        _signs(scene, end) or scene.cover(end, "article") or scene.begin(end, "link") or scene.norm(end) == "'s"
    ):
        end += 1
    if end == 0 or scene.cover(0, "pronoun"):
        return None
    found = named(page, scene, 0, end)
    return found if found and found.side and (found.person or scene.cover(end - 1, "org")) else None


def _apposed(scene: Scene, first: int, at: int) -> bool:
    """Tell whether a state's name begins a clause of its own: "a region Russia claims to have annexed"."""
    return at > first and not any(scene.cover(at - 1, tag) for tag in ("adjunct", "article", "joint", "adverb", "role"))


def _signs(scene: Scene, at: int) -> bool:
    """Tell whether a word can end the naming of a speaker; a verb cannot ("forces conducted confirmed advances")."""
    tags = ("role", "org", "nation", "person", "area", "region", "occupation", "pronoun")
    return scene.is_name(at) or any(scene.cover(at, tag) for tag in tags) or scene.norm(at) == ")"


def _opens(scene: Scene, start: int) -> bool:
    """Tell whether a clause begins at a token: a verb to the left of it would make it an object."""
    clause = scene.cover(start - 1, "clause") or scene.cover(start - 1, "joint")
    return (scene.is_mark(start - 1) and scene.norm(start - 1) != ".") or clause is not None


def _skipped(scene: Scene, verb: int) -> tuple[int, bool]:
    """Go left over what may stand between a subject and its verb; tells whether a comma parts them."""
    end = verb
    while end > 0:
        at = end - 1
        stamp = scene.stamp(at)
        hit = scene.cover(at, "aux") or scene.cover(at, "adverb")
        if stamp:
            end = stamp.first
            while end > 1 and scene.cover(end - 1, "adjunct") and not scene.is_mark(end - 1):
                end -= 1
        elif hit or (scene.norm(at).endswith("ly") and not scene.is_name(at)):
            end = hit.first if hit else at
        elif scene.norm(at) == ")":
            end = _opening(scene, at)
        elif scene.norm(at) == ",":
            start = _aside(scene, at)
            if start is None:
                return at, True
            end = start
        else:
            break
    return end, False


def _opening(scene: Scene, at: int) -> int:
    return next((back for back in range(at, max(-1, at - 12), -1) if scene.norm(back) == "("), at)


def _aside(scene: Scene, comma: int) -> int | None:
    """Return the comma that opens the aside which a comma closes: a relative clause, "in turn", "however"."""
    commas = 0
    for at in range(comma - 1, -1, -1):
        if scene.norm(at) != ",":
            continue
        commas += 1
        opened = at + 1
        if scene.begin(opened, "relative") or scene.cover(opened, "aside"):
            return at
        if commas == 1 and (scene.begin(opened, "adjunct") or scene.begin(opened, "adverb") or scene.stamp(opened)):
            return at
        if commas > _COMMAS:
            return None
    return None


def _leftmost(scene: Scene, end: int) -> int:
    """Go left to where the noun phrase that ends here begins."""
    at = end - 1
    while at >= 0:
        if scene.norm(at) == ")":
            at = _opening(scene, at) - 1
        elif scene.is_quote(at):
            opening = _quote_opening(scene, at)
            if opening is None:
                break
            at = opening - 1
        elif _ends(scene, at):
            break
        else:
            at -= 1
    return at + 1


def _nearest(scene: Scene, end: int) -> int:
    """Go left over the words that a relative clause explains: in "views of Ukrainian analysts, who" the last two."""
    first = _leftmost(scene, end)
    small = (",", "'s")
    at = end
    while at > first and (
        _signs(scene, at - 1)
        or scene.cover(at - 1, "article")
        or scene.begin(at - 1, "link")
        or scene.norm(at - 1) in small
    ):
        at -= 1
    return at if at < end else first


def _quote_opening(scene: Scene, at: int) -> int | None:
    """Return the start of a short quoted name: the “Khortytsia” group."""
    return next((back for back in range(at - 1, max(-1, at - _SHORT_QUOTE), -1) if scene.is_quote(back)), None)


def _ends(scene: Scene, at: int) -> bool:
    if scene.is_mark(at) and scene.norm(at) != ".":
        return True
    if scene.cover(at, "joint"):
        return not (_pairs(scene, at) or scene.cover(at + 1, "possessive"))
    if scene.cover(at, "bound") or scene.cover(at, "aux") or scene.cover(at, "finite"):
        return True
    return scene.cover(at, "say") is not None and is_verb(scene, at)


def _pairs(scene: Scene, joint: int) -> bool:
    """Tell whether "and" joins two words of one name: "Ukrainian and Russian bloggers"."""
    if scene.is_name(joint - 1) and scene.is_name(joint + 1):
        return True
    return any(scene.cover(joint - 1, tag) and scene.cover(joint + 1, tag) for tag in ("nation", "role", "org"))


def _past_frame(scene: Scene, first: int, end: int) -> int:
    """Leave out the expression of time that opens the clause: "On Saturday Moscow said"."""
    at = first
    while at < end and (scene.stamp(at) or (scene.cover(at, "adjunct") and scene.stamp(at + 1))):
        at += 1
    return at if at < end else first


def is_verb(scene: Scene, at: int) -> bool:
    """Tell whether a word that can be a noun ("report", "claims") is a verb here."""
    if scene.cover(at, "maybe") and scene.cover(at - 1, "say"):
        return False
    shown = scene.cover(at, "say")
    named_so = shown is not None and shown.entry.get("force") == "show" and scene.is_name(at) and at > 0
    if scene.norm(at - 1) == "'s" or named_so or scene.cover(at - 1, "article"):
        return False
    if scene.cover(at, "maybe") is None:
        return True
    if scene.cover(at + 1, "say") and not scene.cover(at + 1, "maybe"):
        return False
    if scene.begin(at + 1, "ofnoun"):
        return False
    return scene.cover(at - 1, "noun") is None


def after(page: str, scene: Scene, start: int) -> tuple[int, Named] | None:
    """Return whom the words to the right name, with an apposition, and the token after them."""
    if scene.cover(start, "body"):  # "said in the ministry": the ministry said
        quoted = scene.is_quote(start + 1) and scene.cover(start + 2, "org") is not None
        return after(page, scene, start + 1) if quoted or scene.cover(start + 1, "org") else None
    last = _rightmost(scene, start)
    found = named(page, scene, start, last)
    if found is None:
        return None
    if scene.norm(last) == ",":
        end = _rightmost(scene, last + 1)
        other = named(page, scene, last + 1, end) if end - last <= _APPOSITION else None
        if other and other.person != found.person and _beside(scene, last + 1, found, other):
            return end, with_role(found, other)
    return last, found


def _beside(scene: Scene, start: int, found: Named, other: Named) -> bool:
    """Tell whether what follows a name's comma goes with the name, and is no subject of its own."""
    article = scene.begin(start, "article")
    if found.person:
        return (
            scene.cover(start, "role") is not None
            or (article is not None and article.entry.get("is") == "indefinite")
            or other.role is not None
        )
    return other.role is None or scene.cover(start, "role") is not None


def past_told(scene: Scene, start: int) -> int:
    """Go over the one who is told, nobody of note: "told national television"."""
    end = _rightmost(scene, start)
    ends = scene.is_mark(end) or scene.cover(end, "that") is not None or scene.stamp(end) is not None
    return end if ends else start


def _rightmost(scene: Scene, start: int) -> int:
    at = start
    while at < len(scene.tokens):
        if scene.norm(at) == "(":
            closing = next((on for on in range(at, min(at + 14, len(scene.tokens))) if scene.norm(on) == ")"), None)
            if closing is None:
                return at
            at = closing + 1
            continue
        if scene.is_quote(at):
            closing = next((on for on in range(at + 1, at + _SHORT_QUOTE) if scene.is_quote(on)), None)
            if closing is None:
                return at
            at = closing + 1
            continue
        again = (
            at > start
            and scene.cover(at, "article")
            and not scene.cover(at - 1, "adjunct")
            and scene.norm(at - 1) != ","
        )
        if again or _ends(scene, at) or scene.stamp(at) or scene.begin(at, "stop"):
            return at
        at += 1
    return at
