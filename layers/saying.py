"""What a claim says, in words: for lists, balloons and tables."""

from claims.claim import Actor, Certainty, Claim, Kind, Polarity, Relation
from layers.day import within

_ACTORS = {Actor.UKRAINE: "Ukraine", Actor.RUSSIA: "Russia"}
_ACTS = {
    Kind.CONTROL: ("holds", "does not hold"),
    Kind.CAPTURE: ("took", "did not take"),
    Kind.PRESENCE: ("has troops in", "has no troops in"),
    Kind.WITHDRAWAL: ("left", "did not leave"),
    Kind.ADVANCE: ("gains ground at", "gains no ground at"),
    Kind.REPULSE: ("stopped the other side at", "did not stop the other side at"),
    Kind.CROSSING: ("crosses", "does not cross"),
    Kind.ENCIRCLEMENT: ("surrounds or threatens to surround", "does not surround"),
    Kind.ATTACK: ("attacks", "does not attack"),
    Kind.EVACUATION: ("evacuates civilians from", "does not evacuate civilians from"),
}
# Of an oblast or a district nobody took the whole, unless the text says so: villages in it are not it.
_WITHIN = {
    Kind.CONTROL: ("holds places in", "holds no places in"),
    Kind.CAPTURE: ("took places in", "took no places in"),
    Kind.WITHDRAWAL: ("left places in", "left no places in"),
    Kind.ADVANCE: ("gains ground in", "gains no ground in"),
    Kind.REPULSE: ("stopped the other side in", "did not stop the other side in"),
    Kind.CROSSING: ("crosses into", "does not cross into"),
    Kind.ENCIRCLEMENT: ("surrounds places in", "surrounds no places in"),
    Kind.ATTACK: ("attacks places in", "attacks no places in"),
    Kind.EVACUATION: ("evacuates civilians from places in", "evacuates no civilians from places in"),
}
_NEAR = {
    Kind.CONTROL: ("holds positions", "holds no positions"),
    Kind.CAPTURE: ("took ground", "took no ground"),
    Kind.WITHDRAWAL: ("left positions", "left no positions"),
    Kind.ENCIRCLEMENT: ("surrounds or threatens to surround troops", "does not surround troops"),
}


def statement(claim: Claim) -> str:
    """Return the claim as a sentence without its speaker: "Russia took Kupiansk (northern parts)"."""
    return _act(claim, denied=claim.polarity is Polarity.DENY)


def where(claim: Claim) -> str:
    """Return the place and its part, and that it is only near."""
    place = claim.place or claim.toponym
    part = f" ({claim.part})" if claim.part else ""
    near = "near " if claim.relation is Relation.NEAR else ""
    return f"{near}{place}{part}"


def said(claim: Claim) -> str:
    """Return the sentence with how it is said: "says, hedged: Russia took Kupiansk", "denies that Russia took it"."""
    hedged = ", hedged" if claim.certainty is Certainty.HEDGED else ""
    if claim.polarity is Polarity.DENY:
        return f"denies{hedged + ',' if hedged else ''} that {_act(claim, denied=False)}"
    return f"says{hedged}: {_act(claim, denied=False)}"


def days(claim: Claim) -> str:
    """Return the days that the claim is about: "1 to 3 Mar 2022", "since 24 Feb 2022", "16 Dec 2025"."""
    if claim.event_start is None:
        return "day unknown"
    first = day_words(claim.event_start.isoformat())
    if claim.event_end is None:
        return f"since {first}"
    if claim.event_end == claim.event_start:
        return first
    return f"{first} to {day_words(claim.event_end.isoformat())}"


def _act(claim: Claim, *, denied: bool) -> str:
    acts = _ACTS[claim.kind]
    if claim.relation is Relation.NEAR:
        acts = _NEAR.get(claim.kind, acts)
    elif within(claim):
        acts = _WITHIN.get(claim.kind, acts)
    act = acts[denied]
    if claim.relation is Relation.NEAR:
        act = act.removesuffix(" in").removesuffix(" at")
    return f"{_ACTORS[claim.actor]} {act} {where(claim)}"


def day_words(iso: str) -> str:
    """Return an ISO date in words, the same on every machine whatever its locale."""
    year, month, day = iso.split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
