"""The words that name a speaker, to the left or right of a verb of saying."""

from dataclasses import replace

from claims.cases.speakers import can_open, only_told, past_lead, past_object
from claims.what.between import skipped
from claims.who.nounphrase import can_end, leftmost, nearest, noun_end, rightmost
from claims.who.scene import Scene
from claims.who.speaker import Named, is_sign, named, with_role

_APPOSITION = 16  # tokens of an apposition


def before(page: str, scene: Scene, verb: int) -> tuple[int, Named | None] | None:
    """Return where the subject before a verb begins, and whom it names (None: the subject of the verb before)."""
    end, apart = skipped(scene, verb)
    if end <= 0:
        return None
    explained = scene.cover(end - 1, "relative") is not None
    if explained:
        end, apart = end - 1 - (scene.norm(end - 2) == ","), False
    if scene.cover(end - 1, "joint") or scene.cover(end - 1, "contrast"):  # "X confirmed … but denied …"
        return end, None
    first = nearest(scene, end) if explained else _past_frame(scene, leftmost(scene, end), end)
    if not apart and scene.cover(end - 1, "state") and _apposed(scene, first, end - 1):
        first = end - 1
    placed = _past_place(page, scene, first, end)  # before what else a preposition leads to
    first, end = placed if placed[1] < end else _past_place(page, scene, past_lead(scene, first, end), end)
    aside = _described(page, scene, end, verb)
    if _is_place(scene, first - explained, end) or _is_event(scene, first):
        return opening(page, scene, first - 1) if explained else None  # "X gave an update on Y, | which noted"
    found = named(page, scene, first, past_object(scene, first, end)) if not only_told(scene, first) else None
    told = scene.cover(verb, "adjectival") and not (can_end(scene, end - 1) or scene.cover(verb + 1, "that"))
    if found is None or told:
        pronoun = found is None and any(scene.begin(at, "pronoun") for at in range(first, end))
        return (first, None) if pronoun and not apart else None
    if aside is not None and found.person and not aside.person:
        return first, with_role(found, aside)
    return _whole(page, scene, first, found, apart)


def _described(page: str, scene: Scene, end: int, verb: int) -> Named | None:
    """Return what stands between two commas behind a name: "Rob Lee, | a military analyst in London, | said"."""
    article = scene.begin(end + 1, "article")
    if scene.norm(end) != "," or article is None or article.entry.get("is") != "indefinite":
        return None
    return named(page, scene, end + 1, next((at for at in range(end + 1, verb) if scene.norm(at) == ","), verb))


def _past_place(page: str, scene: Scene, first: int, end: int) -> tuple[int, int]:
    """Go back over where something was said: "Зеленський | у вечірньому зверненні | заявив"."""
    at = first - 1
    if not scene.articles and at > 0 and scene.cover(at, "adjunct") and not scene.is_mark(at - 1):
        start = leftmost(scene, at)
        tags = ("person", "role", "org", "nation", "occupation")
        known = can_open(scene, start) and any(scene.cover(on, tag) for on in range(start, at) for tag in tags)
        if known and named(page, scene, start, at) is not None:
            inside = named(page, scene, first, end)
            titled = inside is not None and inside.person  # "мэр Святогорска в ДНР Владимир Бандура"
            return start, end if titled and scene.begin(start, "role") else at
    return first, end


def _is_place(scene: Scene, first: int, end: int) -> bool:
    """Tell whether the words before a verb only say where: "in a video | posted", "у своєму каналі | оприлюднила"."""
    if not scene.articles:
        return scene.cover(end - 1, "platform") is not None
    return first > 0 and scene.begin(first, "adjunct") is not None and not scene.is_mark(first - 1)


def _is_event(scene: Scene, first: int) -> bool:
    """Tell whether it is what happened that shows something: "the capture of X | suggests that"."""
    at = first + (scene.begin(first, "article") is not None)
    event = scene.begin(at, "event")
    return event is not None and scene.cover(event.last, "of") is not None


def _whole(page: str, scene: Scene, first: int, found: Named, apart: bool) -> tuple[int, Named | None] | None:
    """Join a name with the apposition before it."""
    whole = found.person and found.role is not None
    if scene.norm(first - 1) == "," and not whole:
        start = leftmost(scene, first - 1)
        other = named(page, scene, start, first - 1) if first - 1 - start <= _APPOSITION else None
        titled = other is not None and (found.one or not scene.articles if other.person else other.one)
        aide = other is not None and other.person and found.person and bool(other.role) and apart
        if aide and _opens(scene, start):
            return start, found  # "the chief of staff for President Z, | X, said"
        free = other is not None and (not other.person or _free(scene, max(start, _run(scene, first - 1))))
        if other and other.person != found.person and titled and free and _opens(scene, start):
            return start, with_role(found, other)
        if other and apart and not other.person and not found.person and _opens(scene, start):
            return start, replace(found, side=found.side or other.side)  # "Ukraine's security service, the SBU, said"
        start = _run(scene, first - 1)
        other = named(page, scene, start, first - 1) if not found.person and found.one else None
        if other and other.person and first - 1 - start > 1 and _free(scene, start):
            return start, with_role(found, other)  # "comments by X, commander of Y, who said"
    return None if apart and not whole else (first, found)


def _free(scene: Scene, at: int) -> bool:
    """Tell whether a person's name can begin at a token: not behind "captured" or "near", where towns are named."""
    tags = ("clause", "joint", "say", "bound", "whose", "article", "statement", "something")
    return scene.is_mark(at - 1) or is_sign(scene, at - 1) or any(scene.cover(at - 1, tag) for tag in tags)


def _run(scene: Scene, end: int) -> int:
    """Return where the capitalised words begin that end before a token."""
    at = end
    while at > 0 and scene.is_name(at - 1):
        at -= 1
    return at


def opening(page: str, scene: Scene, end: int) -> tuple[int, Named | None] | None:
    """Return the subject that opens the clause which "and" goes on with: "Experts have analysed … and confirmed"."""
    end -= scene.is_mark(end - 1)  # "waved a flag – and boasted that"
    marks = (at for at in range(end - 1, -1, -1) if scene.is_mark(at) and scene.norm(at) not in ("(", ")"))
    start = next(marks, -1) + 1
    start = next((at + 1 for at in range(end - 1, start, -1) if scene.cover(at, "clause")), start)
    verb = next((at for at in range(start, end) if scene.cover(at, "aux") or scene.cover(at, "say")), None)
    verb = noun_end(scene, start) if verb is None else verb
    found = named(page, scene, start, verb) if start < verb < end else None
    return (start, found) if found else None


def opener(page: str, scene: Scene) -> Named | None:
    """Return the person or organisation that a sentence begins with: whom it speaks of."""
    start = 0
    if scene.begin(0, "aside") or scene.begin(0, "adjunct"):  # "Writing on Telegram, | the governor named …"
        start = next((at + 1 for at in range(_APPOSITION) if scene.norm(at) == ","), 0)
    end = noun_end(scene, start)
    if end == start or scene.cover(start, "pronoun"):
        return None
    found = named(page, scene, start, end)
    known = found is not None and (found.side is not None or (found.spelled is not None and found.person))
    return found if found and known and (found.person or scene.cover(end - 1, "org")) else None


def _apposed(scene: Scene, first: int, at: int) -> bool:
    """Tell whether a state's name begins a clause of its own: "a region Russia claims to have annexed"."""
    return at > first and not any(scene.cover(at - 1, tag) for tag in ("adjunct", "article", "joint", "adverb", "role"))


def _opens(scene: Scene, start: int) -> bool:
    """Tell whether a clause begins at a token: a verb to the left of it would make it an object."""
    clause = scene.cover(start - 1, "clause") or scene.cover(start - 1, "joint") or scene.cover(start - 1, "bound")
    return (scene.is_mark(start - 1) and scene.norm(start - 1) != ".") or clause is not None


def _past_frame(scene: Scene, first: int, end: int) -> int:
    """Leave out the expression of time that opens the clause: "On Saturday Moscow said"."""
    at = first
    while at < end and (scene.stamp(at) or (scene.cover(at, "adjunct") and scene.stamp(at + 1))):
        at += 1
    return at if at < end else first


def after(page: str, scene: Scene, start: int) -> tuple[int, Named] | None:
    """Return whom the words to the right name, with an apposition, and the token after them."""
    if scene.cover(start, "body"):  # "said in the ministry": the ministry said
        quoted = scene.is_quote(start + 1) and scene.cover(start + 2, "org") is not None
        return after(page, scene, start + 1) if quoted or scene.cover(start + 1, "org") else None
    last = rightmost(scene, start)
    found = named(page, scene, start, last) if not _is_adjective(scene, start) else None
    if found is None:
        return None
    if scene.norm(last) == ",":
        end = rightmost(scene, last + 1)
        other = named(page, scene, last + 1, end) if end - last <= _APPOSITION else None
        if other and other.person != found.person and _beside(scene, (last + 1, end), found, other):
            return end, with_role(found, other)
    return last, found


def _is_adjective(scene: Scene, start: int) -> bool:
    """Tell whether a nation's name only describes a deed: "reported Russian | gains over the past day"."""
    behind = start + 1
    told = any(scene.cover(behind, tag) for tag in ("role", "org", "adjunct", "aux", "person", "say", "occupation"))
    told = told or scene.is_mark(behind) or scene.is_name(behind)
    return scene.articles and scene.begin(start, "demonym") is not None and not told


def _beside(scene: Scene, span: tuple[int, int], found: Named, other: Named) -> bool:
    """Tell whether what follows a name's comma goes with the name, and is no subject of its own."""
    start, end = span
    article = scene.begin(start, "article")
    if not scene.articles and not found.person and not (found.one and " " in other.name):
        return False  # "за даними Генштабу, | Вугледар упав"
    if found.person:
        return (
            scene.cover(start, "role") is not None
            or (article is not None and article.entry.get("is") == "indefinite")
            or (article is not None and other.one and scene.is_mark(end))
            or other.role is not None
        )
    if scene.articles and other.person and not (found.one and _closes(scene, end)):
        return False  # "according to the General Staff, | Klishchiivka had fallen"
    return other.role is None or scene.cover(start, "role") is not None


def _closes(scene: Scene, end: int) -> bool:
    """Tell whether a name ends as an apposition does: at a mark, or with where and when it was said."""
    return scene.is_mark(end) or scene.stamp(end) is not None or scene.begin(end, "adjunct") is not None


def _is_told(scene: Scene, at: int) -> bool:
    """Tell whether a name no longer belongs to whom was told: "told state television | Bilohorivka was held"."""
    return scene.is_name(at) and not is_sign(scene, at)


def past_told(scene: Scene, start: int) -> int:
    """Go over the one who is told, nobody of note: "told national television"."""
    end = rightmost(scene, start)
    lower = range(start, end - 1)
    end = next((at + 1 for at in lower if scene.tokens[at].text.islower() and _is_told(scene, at + 1)), end)
    if end < rightmost(scene, start):
        return end
    ends = scene.is_mark(end) or scene.cover(end, "that") is not None or scene.stamp(end) is not None
    return end if ends else start
