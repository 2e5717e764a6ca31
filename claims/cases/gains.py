"""Who gains ground, or tries to."""

from collections.abc import Sequence

from claims.cases.clauses import Frame
from claims.cases.governed import is_infinitive
from claims.claim import Actor, Kind
from claims.lexicon import Hit, everywhere
from claims.memory import Memory
from claims.segment import Sentence
from claims.what.acts import Act
from claims.what.armies import other
from claims.where.spot import Spot

_GAINS = frozenset((Kind.ADVANCE, Kind.CAPTURE, Kind.CROSSING))
_TRIED = frozenset((Kind.ADVANCE, Kind.CAPTURE, Kind.PRESENCE, Kind.CROSSING, Kind.ENCIRCLEMENT))
_DONE = ("ся", "сь", "в", "л", "ла", "ли", "ло")  # forms of the past, and infinitives
_GOING = ("ться", "тся")


def attempted(frame: Frame, hit: Hit, kind: Kind, actor: Actor) -> Kind:
    """Say what it is to try to throw somebody back: the invader who tries to "потіснити захисників" moves on them."""
    stops = hit.entry.get("stops") and actor is Actor.RUSSIA and is_infinitive(frame, hit.first)
    start = frame.cut.start(hit.first)
    tries = (frame.found.has("try", at) for at in range(start, hit.first)) if stops else ()
    return Kind.ADVANCE if any(sign is not None and sign.entry.get("vain") for sign in tries) else kind


def broke_in(frame: Frame, hit: Hit, spot: Spot | None) -> bool:
    """Say whether who breaks through is inside: "прорвалися в X", not "до X", nor who only tries to."""
    if spot is None or not hit.entry.get("inside"):
        return False
    found, start = frame.found, frame.cut.start(hit.first)
    if any(sign.entry.get("vain") for at in range(start, hit.first) if (sign := found.has("try", at)) is not None):
        return False
    ways = everywhere("into") | {hit.entry.get("even")}
    led = [
        norm
        for at in range(hit.last - 1, spot.first + 1)
        if (norm := found.tokens[at].norm) in everywhere("into", "way")
    ]
    verb = found.tokens[hit.first].norm
    done = verb.endswith(_DONE) and not verb.endswith(_GOING)  # "інфільтрується" has not arrived
    managed = is_infinitive(frame, hit.first) and any(found.has("try", at) for at in range(start, hit.first))
    return (done or managed) and spot.preposition and not spot.axis and bool(led) and led[-1] in ways


def thwarted(frame: Frame, told: Sequence[Act], act: Act) -> set[Hit]:
    """Return the attempt that a repulse behind it stops, or that fails: "намагався прорватися, але його зупинили"."""
    last = told[-1] if told else None
    if last is None or last.kind not in _TRIED:
        return set()
    stopped = act.kind is Kind.REPULSE and last.actor is not act.actor
    failed = act.kind is last.kind and act.actor is last.actor and act.turn.failed and act.turn.denied
    if not stopped and not failed:
        return set()
    start = frame.cut.start(last.hit.first)
    tries = (frame.found.has("try", at) for at in range(start, last.hit.first))
    tried = any(sign is not None and sign.entry.get("vain") for sign in tries)
    same = act.implied or {spot.candidates for spot in act.places} <= {spot.candidates for spot in last.places}
    return {last.hit} if tried and same else set()


def note_attacker(memory: Memory, act: Act | None, sentence: Sentence) -> None:
    """Remember who gains ground: the fights told next are his attacks; and who strikes, whose damage is told next."""
    if act is not None and act.kind is Kind.ATTACK:
        memory.striker, memory.striker_sentence = act.actor, sentence.index
    if act is None:
        return
    out = bool(act.hit.entry.get("out"))  # "вытеснили ВСУ из части X", but not "отбили контратаки у X"
    gains, yields = act.kind in _GAINS or (out and act.kind is Kind.REPULSE), act.kind is Kind.WITHDRAWAL
    if gains or yields:
        memory.attacker = act.actor if gains else other(act.actor)
        memory.attacker_paragraph = sentence.paragraph
