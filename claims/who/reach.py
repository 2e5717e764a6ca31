"""How far a voice reaches in its sentence: what an attribution covers, what stands aside from it, what is denied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.what.breaks import contradicted, explained, meanwhile, statement_end
from claims.what.denying import fronted, liar, told_behind, whose_words
from claims.who.attribution import Attribution, Style, only_frame
from claims.who.scene import Scene
from claims.who.speaker import Named

# How many tokens behind a verb of denying the denied statement can be named, and how long an aside can be.
_NAMED, _ASIDE = 8, 12
_DASHES = ("-", "–", "—")
_SUBJECT = 4  # tokens into a new clause to the statement that is judged: "and the Russian claims are"
_BESIDE = 3  # marks and small words between a statement and the naming of its speaker
_LITTLE = 40  # characters between two closing attributions that are no statement: "…, said X, on air, writes Y"


@dataclass(frozen=True, slots=True)
class Denial:
    """Text that somebody says is not so, by its offsets, and whose statement it was."""

    start: int
    end: int
    whose: Named | None


def reach(scene: Scene, found: Sequence[Attribution], number: int, floor: int) -> tuple[int, int]:
    """Return the offsets that an attribution covers; `floor` is where the last one that closed ended."""
    one, later = found[number], found[number + 1 :]
    sentence, tokens = scene.sentence, scene.tokens
    if one.style == Style.TRAIL:
        within = _parenthesis(scene, one)
        if within is not None:
            return tokens[within].start, tokens[one.last - 1].end
        start = floor if tokens[one.first].start - floor > _LITTLE else sentence.start
        return start, (tokens[one.last - 1].end if later else meanwhile(scene, one.last))
    told = one.last + (scene.norm(one.last) == ",")  # "the statement by X, head of Y, that …"
    opened = scene.begin(told, "opens") is not None
    if one.rule == "who.statement" and not (opened and scene.articles):
        end = statement_end(scene, told + 1) if opened else one.last
        return tokens[one.first].start, tokens[end - 1].end
    closed = contradicted(scene, one) or explained(scene, one)
    if closed is not None:
        return tokens[one.first].start, tokens[closed].start
    whole = number == 0 and (_opens(scene, one.first) or _interrupts(scene, one.first))
    first = sentence.start if whole else tokens[one.first].start
    trail = next((other for other in later if other.style == Style.TRAIL and other.first), None)
    if trail is None:
        return first, sentence.end
    # "X said A, | a claim that Y denied": Y's clause is not what X said
    start = _clause_start(scene, trail.first) if trail.force == "deny" else trail.first
    return first, tokens[start if start > one.last else trail.first].start


def _interrupts(scene: Scene, first: int) -> bool:
    """Tell whether "X said" stands between two parts of what was said: "- A, - said X. - B"."""
    dash = scene.norm(first - 1) in _DASHES and scene.is_mark(first - 1)
    return dash and (scene.norm(first - 2) == "," or scene.is_quote(first - 2))


def _opens(scene: Scene, first: int) -> bool:
    """Tell whether only an adverbial stands before the attribution."""
    return first == 0 or only_frame(scene, first)


def _parenthesis(scene: Scene, one: Attribution) -> int | None:
    """Return where an aside begins whose source alone is named: ", some 35,000 troops according to X, …"."""
    if one.rule != "who.according" or scene.norm(one.first - 1) == "," or scene.norm(one.last) != ",":
        return None
    opened = range(one.first - 1, max(0, one.first - _ASIDE), -1)
    comma = next((at for at in opened if scene.norm(at) == ","), None)
    return comma + 1 if comma else None


def asides(scene: Scene, found: Sequence[Attribution]) -> Iterator[tuple[int, int]]:
    """Yield the relative clauses in indirect speech: there the outlet explains ("the town, which is held by …")."""
    leads = [one for one in found if one.style == Style.LEAD and one.rule in ("who.said", "who.according") and one.asks]
    if not leads or len(leads) != len(found):
        return
    quotes = [at for at in range(len(scene.tokens)) if scene.is_quote(at)]
    for at in range(leads[0].last, len(scene.tokens)):
        if _explains(scene, at) and not any(quote < at for quote in quotes):
            end = next((on for on in range(at, len(scene.tokens)) if scene.norm(on) == ","), len(scene.tokens))
            if not any(at <= one.first < end for one in leads):
                yield scene.tokens[_antecedent(scene, at)].start, scene.tokens[end - 1].end


def _explains(scene: Scene, at: int) -> bool:
    """Tell whether a clause or an apposition begins that explains a name."""
    if scene.begin(at, "apposes"):
        return scene.norm(at - 1) == "," and scene.is_name(at - 2)
    hit = scene.cover(at, "explains")
    if hit is None:
        return False
    ahead = range(at + 1, min(at + _ASIDE, len(scene.tokens)))
    return not (hit.entry.get("told") and any(scene.cover(on, "backshift") for on in ahead))


def _antecedent(scene: Scene, at: int) -> int:
    """Return where the words begin that a relative clause explains: "the town of Sudzha, which"."""
    first = at - (scene.norm(at - 1) == ",")
    while first > max(0, at - _NAMED):
        before = first - 1
        placed = any(scene.cover(before, tag) for tag in ("area", "region", "nation", "article", "inside"))
        if scene.is_mark(before) or scene.cover(before, "say") or not (placed or scene.is_name(before)):
            break
        first = before
    return first


def denials(page: str, scene: Scene, found: Sequence[Attribution]) -> Iterator[Denial]:
    """Yield what is denied in a sentence: by a verb ("denied that"), or by a judgement ("is not true")."""
    tokens = scene.tokens
    for one in found:
        if one.force != "deny":
            continue
        if one.style == Style.TRAIL:
            start = _clause_start(scene, one.first)
            yield Denial(tokens[start].start, tokens[one.last - 1].end, whose_words(page, scene, start, one.last))
        else:
            end = _clause_end(scene, one.last, found)
            first = 0 if fronted(scene, one.last, min(one.last + 1, end)) else one.first
            told = whose_words(page, scene, one.last if first else 0, end)
            yield Denial(tokens[first].start, tokens[end - 1].end, told)
    for hit in scene.hits:
        if hit.entry.tag == "untrue":
            over = hit.entry.get("over")
            behind = over == "rest" and scene.cover(hit.last - 1, "opens")  # "lies about X"
            start = hit.first if behind else _judged(scene, hit.first, found)
            start = 0 if fronted(scene, start, hit.first) else start
            end = _clause_end(scene, hit.last, found) if over else hit.last
            if over == "comma":  # "that does not mean that we have left, the fighting goes on"
                end = next((at for at in range(hit.last, end) if scene.norm(at) == ","), end)
            whose = liar(page, scene, hit) if hit.entry.get("liar") else whose_words(page, scene, start, end)
            start, end = _with_speaker(found, start, end)
            yield Denial(tokens[start].start, tokens[end - 1].end, whose)


def _clause_start(scene: Scene, at: int) -> int:
    return next((back + 1 for back in range(at - 1, -1, -1) if scene.is_mark(back)), 0)


def _clause_end(scene: Scene, at: int, found: Sequence[Attribution]) -> int:
    """Return where the denied clause ends: at a comma with a new clause or participle behind it, or another speaker."""
    others = [one.first for one in found if one.first > at and one.rule != "who.statement"]
    others = [first for first in others if scene.norm(first - 1) != "what"]  # "dismissed what it described as"
    owned = {one.last for one in found if one.rule == "who.statement"}  # "the statement by X, head of Y, | that"
    for on in range(at, len(scene.tokens)):
        behind = any(scene.cover(on + 1, tag) for tag in ("clause", "joint", "participle"))
        behind = behind or (on > at and any(scene.begin(on + 1, tag) for tag in ("citing", "pointing")))
        goes_on = not behind or told_behind(scene, on) or on in owned
        if on > at and scene.begin(on, "meanwhile"):
            return on  # "denied a breakthrough | amid fighting along the border"
        if on in others or (scene.norm(on) == "," and not goes_on) or scene.norm(on) in (";", ":"):
            return max(on, at)
        if on > at and scene.begin(on, "participle") and scene.cover(on, "say") and not scene.begin(on, "implies"):
            return on  # "dismissed the claims | saying that the fighting goes on"
        if scene.norm(on) in _DASHES and scene.is_mark(on) and not _dashed_on(scene, on):
            return max(on, at)
    return len(scene.tokens)


def _dashed_on(scene: Scene, at: int) -> bool:
    """Tell whether a dash opens an aside that another one closes."""
    return any(scene.norm(on) in _DASHES and scene.is_mark(on) for on in range(at + 1, len(scene.tokens)))


def _judged(scene: Scene, at: int, found: Sequence[Attribution]) -> int:
    """Return where the clause begins that is judged: behind a verb of saying, a quotation mark, or at the start."""
    heads = [one.last for one in found if one.style == Style.LEAD and one.last <= at and one.rule != "who.statement"]
    marks = [back for back in range(at - 1, -1, -1) if scene.is_quote(back) or scene.norm(back) == ";"]
    return min(max([0, *heads, *marks[:1], *_turns(scene, at, found)]), at)


def _turns(scene: Scene, at: int, found: Sequence[Attribution]) -> list[int]:
    """Return where a new subject begins before a judgement: "…, but claims that X has fallen are false"."""
    for comma in range(at - 1, 0, -1):
        if scene.norm(comma) == "that" and scene.cover(comma - 1, "joint") and _is_judged(scene, comma, at):
            return [comma]  # "said that it holds X and that the claims about Y are untrue"
        if scene.norm(comma) != ",":
            continue
        word = scene.norm(comma + 1)
        told = _is_judged(scene, comma + 1, at)
        joined = scene.cover(comma + 1, "joint") or scene.cover(comma + 1, "contrast")
        apart = told or scene.cover(comma + 1, "contrast")
        if apart and joined and not scene.articles:  # "…, і твердження про X – фейк", "…, але це неправда"
            return [comma + 1]
        if word == "which" and all(_is_little(scene, on, found) for on in range(comma + 2, at)):
            return [comma + 1]  # "again claimed that it holds X, | which is not true"
        if (scene.begin(comma + 1, "turn") and scene.norm(comma + 2) != ",") or (word == "and" and told):
            return [comma + 1]
    return []


def _is_little(scene: Scene, at: int, found: Sequence[Attribution]) -> bool:
    """Tell whether a token tells nothing: a mark, a small word, or part of "X said"."""
    small = scene.is_mark(at) or scene.cover(at, "aux") or scene.cover(at, "adverb")
    return bool(small) or any(one.first <= at < one.last for one in found)


def _is_judged(scene: Scene, opened: int, at: int) -> bool:
    """Tell whether the subject behind a token is a statement: it is what the judgement is about."""
    return any(scene.cover(on, "statement") for on in range(opened + 1, min(opened + 1 + _SUBJECT, at)))


def _with_speaker(found: Sequence[Attribution], start: int, end: int) -> tuple[int, int]:
    """Add the words right beside a denial that name its speaker: they are part of the statement."""
    for one in found:
        if one.style == Style.LEAD and 0 <= start - one.last <= _BESIDE:
            start = min(start, one.first)
        if one.style == Style.TRAIL and 0 <= one.first - end <= _BESIDE:
            end = max(end, one.last)
    return start, end
