"""A claim in words, with the rules and phrases that made it."""

from collections.abc import Iterator, Sequence

from claims.claim import Claim, Evidence, Polarity

_NOT = {Polarity.ASSERT: "", Polarity.DENY: "denied "}


def explain(claim: Claim, steps: Sequence[Evidence]) -> Iterator[str]:
    """Yield the lines that say what the claim is and why it was read so."""
    days = f"{claim.event_start or '?'} to {claim.event_end or '?'}"
    what = f"{_NOT[claim.polarity]}{claim.kind} by {claim.actor}, {claim.certainty}"
    where = " ".join(filter(None, (claim.part, claim.relation, claim.place or f'"{claim.toponym}" (not placed)')))
    yield f"{claim.id}  {claim.article} {claim.start}–{claim.end}"
    yield f"  {what} · {where} · {days}{' · background' if claim.background else ''}"
    yield f"  says {claim.claimant} ({claim.claimant_side}, {claim.claimant_kind})" + _chain(claim)
    yield f"  “{' '.join(claim.quote.split())}”"
    width = max((len(step.rule) for step in steps), default=0)
    for step in steps:
        yield f"    {step.rule:<{width}}  {step.start}–{step.end}  “{' '.join(step.phrase.split())}”"
    if claim.ambiguous:
        yield f"    not sure: {claim.place} {claim.ambiguous}"
    if claim.gap:
        yield f"    not placed: {claim.gap}"


def _chain(claim: Claim) -> str:
    return f", via {', '.join(claim.via)}" if claim.via else ""
