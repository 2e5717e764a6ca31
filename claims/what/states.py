"""A change or a state: "the enemy occupied X" tells what happened, "X is occupied" what holds."""

from claims.claim import Kind
from claims.what.parsed import Parsed, Phrase
from claims.what.passive import is_progressive

_STRIKING = frozenset(("attack", "advance"))
_AGENT = 7  # tokens from "occupied" to the day on which it was: "by units of the Russian army on"


def change_or_state(parsed: Parsed, phrase: Phrase) -> Kind:
    """Tell a change ("the enemy occupied X") from a state ("X is occupied")."""
    entry = phrase.hit.entry
    if phrase.passive and entry.get("stopped") and _was_tried(parsed, phrase):
        return Kind.REPULSE
    if not phrase.verb and entry.get("past") and _is_dated(parsed, phrase):
        return Kind(entry.get("past"))  # "reported the occupation of X on July 24"
    done = phrase.verb and not _of_share(parsed, phrase) and not is_progressive(parsed.found, phrase.hit)
    when = _on_a_day(parsed, phrase) or _has_been(parsed, phrase)
    done = done and (not phrase.passive or when) and not _lasts(parsed, phrase)
    done = done and not _describes(parsed, phrase) and not _has_ceased(parsed, phrase)
    return Kind(entry.get("past") if done and entry.get("past") else entry.get("kind"))


def _was_tried(parsed: Parsed, phrase: Phrase) -> bool:
    """Say whether it is an attempt that was blocked, and no town: "attempts to break through to X were blocked"."""
    before = range(parsed.cut.start(phrase.hit.first), phrase.hit.first)
    deeds = (other.first for other in parsed.found.acts if other.entry.get("kind") in _STRIKING)
    return any(parsed.found.has("try", at) for at in before) or any(at in before for at in deeds)


def _has_agent(parsed: Parsed, phrase: Phrase) -> bool:
    tokens = parsed.found.tokens
    clause = range(phrase.hit.last, parsed.cut.end(phrase.hit.last - 1))
    agents = {force.first for force in parsed.found.forces}
    return any(tokens[at].norm == "by" and not agents.isdisjoint((at + 1, at + 2)) for at in clause)


def _on_a_day(parsed: Parsed, phrase: Phrase) -> bool:
    """Say whether a passive tells when it happened, and so a change: "was occupied by Russian troops on 3 March"."""
    helpers = parsed.found.tokens[max(0, phrase.hit.first - 3) : phrase.hit.first]
    return any(token.norm in ("was", "were") for token in helpers) and _is_dated(parsed, phrase)


def _is_dated(parsed: Parsed, phrase: Phrase) -> bool:
    """Say whether an act is told with its day."""
    tokens, last = parsed.found.tokens, phrase.hit.last
    when = (at for at in range(last, min(last + _AGENT, len(tokens) - 1)) if tokens[at].norm in ("on", "in", "at"))
    return any(parsed.found.has("moment", at + 1 + tokens[at + 1].text.isdigit()) for at in when)


def _has_been(parsed: Parsed, phrase: Phrase) -> bool:
    """Say whether a passive tells what somebody has done: "had been occupied by Russian troops"."""
    at = phrase.hit.first - 1
    while at > 0 and parsed.found.tokens[at].norm.endswith("ly"):
        at -= 1
    return at >= 0 and parsed.found.tokens[at].norm == "been" and _has_agent(parsed, phrase)


def _has_ceased(parsed: Parsed, phrase: Phrase) -> bool:
    """Say whether it is told what holds no more: "they no longer occupied X"."""
    denial = parsed.found.has("not", phrase.hit.first - 1) if phrase.hit.first else None
    return denial is not None and bool(denial.entry.get("ceased"))


def _describes(parsed: Parsed, phrase: Phrase) -> bool:
    """Say whether a participle only tells which troops these are: "the soldiers occupying X"."""
    first = phrase.hit.first
    return parsed.found.tokens[first].norm.endswith("ing") and any(f.last == first for f in parsed.found.forces)


def _lasts(parsed: Parsed, phrase: Phrase) -> bool:
    """Say whether what was occupied once was so for long: "has occupied X since March", "from March until May"."""
    tokens, last = parsed.found.tokens, phrase.hit.last
    behind = range(last, min(parsed.cut.end(last - 1) + 1, last + _AGENT, len(tokens) - 1))
    dated = (at for at in behind if tokens[at].norm == "from")
    return any(tokens[at].norm == "since" for at in behind) or any(parsed.found.has("moment", at + 1) for at in dated)


def _of_share(parsed: Parsed, phrase: Phrase) -> bool:
    """Say whether a verb takes only a share, and so tells how far it holds: "occupying 89 percent of X"."""
    after = range(phrase.hit.last, phrase.hit.last + 3)
    tokens = parsed.found.tokens
    words = [token.text for token in tokens[after.start : after.stop]]
    figures = any(word[:1].isdigit() and not (word.isdigit() and len(word) == len("2022")) for word in words)
    counted = range(after.start, after.stop + 1)  # not the villages, nor the day: "occupied on March 2"
    figures = figures and not any(parsed.found.has(tag, at) for at in counted for tag in ("portion", "moment"))
    named = (parsed.found.has("part", at) for at in after)
    parts = [part for part in named if part is not None and not part.entry.get("inside")]
    shares = any(parsed.found.has("quantity", at) for part in parts for at in range(part.first, part.last))
    return figures or (bool(parts) and (shares or tokens[phrase.hit.first].norm.endswith("ing")))
