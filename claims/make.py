"""An act of a sentence made into claims: one for each place, each with its evidence."""

import math
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from claims.article import Article
from claims.claim import Certainty, Claim, Claimant, Evidence, Gap, Kind, Polarity, Relation
from claims.segment import Page, Sentence
from claims.what.act import Act
from claims.when.dating import Statement
from claims.when.spread import spread
from claims.when.valid_time import Timing, valid_time
from claims.where.places import Spot
from claims.who.voices import Voice
from geo.part import Locus, locate
from geo.place import Feature, Place
from geo.resolve import Resolution
from geo.survey import Survey

_NEAR_BEFORE, _NEAR_AFTER = 3, 60  # characters between a clause and the attribution that it is quoted with
_FROM = {Kind.WITHDRAWAL: Relation.FROM, Kind.EVACUATION: Relation.FROM}
_TOWARD = frozenset((Kind.ADVANCE,))
_REGIONS = frozenset(("oblast", "raion", "region"))


@dataclass(frozen=True, slots=True)
class Made:
    """A claim, why it is one, and the gap it leaves when its place is not known."""

    claim: Claim
    evidence: tuple[Evidence, ...]
    gap: Gap | None


class Maker:
    """Makes the claims of one article; a toponym means one place throughout it."""

    def __init__(self, article: Article, text: Page, survey: Survey) -> None:
        """Begin with nothing resolved."""
        self._article, self._page, self._survey = article, text, survey
        self._near: list[Place] = []
        self._meant: dict[tuple[str, ...], Resolution] = {}

    def claims(self, act: Act, sentence: Sentence, places: tuple[Spot, ...]) -> Iterator[Made]:
        """Yield the claims of an act: for each place, by the speaker, and by the one whose statement is denied."""
        timing = self._timing(act, sentence)
        told = self._timing(_stated(act), sentence) if act.voice.denied_on else timing
        regions = tuple(p.name for s in places for p in s.candidates[:1] if p.kind in _REGIONS)
        denied = act.turn.denied != act.voice.denies
        own = self._own_days(act, sentence)
        for spot in (each for place in act.places for each in (place, *place.also)):
            settled = self._settle(spot, regions)
            when = own.get(spot.start, timing)
            yield self._made(act, sentence, spot, settled, when, (act.voice.claimant, denied))
            if act.voice.denies and act.voice.denied is not None:
                yield self._made(_stated(act), sentence, spot, settled, told, (act.voice.denied, not denied))
            elif denied and act.voice.countered not in (None, act.voice.claimant):
                yield self._made(act, sentence, spot, settled, when, (act.voice.countered, False))

    def _own_days(self, act: Act, sentence: Sentence) -> dict[int, Timing]:
        """Return the days of places that have days of their own: "took A on Monday and B on Tuesday"."""
        whole = self._page.sentences[sentence.index]
        named = () if act.implied else tuple(spot for spot in act.places if not spot.back)
        return spread(self._page, whole, named, self._article.published)

    def _timing(self, act: Act, sentence: Sentence) -> Timing:
        whole = self._page.sentences[sentence.index]  # a date in one clause dates the others too
        core = bisect_left(whole.tokens, sentence.tokens[act.hit.first].start, key=lambda token: token.start)
        return valid_time(
            self._page, whole, Statement(act.start, act.end, core),
            published=self._article.published, said_on=act.voice.said_on or act.told_on, state=act.kind is Kind.CONTROL,
        )  # fmt: skip

    def _settle(self, spot: Spot, regions: tuple[str, ...]) -> Resolution:
        if not spot.candidates:
            return Resolution(place=None, gap="unknown place", candidates=(), margin=0.0)
        name = tuple(place.id for place in spot.candidates)
        before = self._meant.get(name) if spot.back else None  # "the village" is the one that was meant by its name
        settled = before or self._survey.settle(spot.start, spot.candidates, regions=regions, kinds=spot.kinds)
        if settled.place is not None:
            self._meant[name] = settled
        if settled.place is not None and settled.place not in self._near:
            self._near.append(settled.place)
        return settled

    def _around(self, place: Place, spot: Spot) -> tuple[Place, ...]:
        """Return the places that part a stretch or an end: of a river those that stand beside its name."""
        return self._survey.near(spot.start, spot.candidates) if place.kind == "river" else tuple(self._near[-4:])

    def _made(
        self, act: Act, sentence: Sentence, spot: Spot, settled: Resolution, timing: Timing, said: tuple[Claimant, bool]
    ) -> Made:
        claimant, denied = said
        start, end = _with_attribution(self._page.text, act, sentence)
        place = settled.place
        relation = _relation(act.kind, spot)
        locus = locate(place, spot.part, relation, self._around(place, spot)) if place is not None else None
        published: date | None = self._article.published
        claim = Claim(
            article=self._article.stem, start=start, end=end, quote=self._page.text[start:end],
            kind=act.kind, actor=act.actor,
            polarity=Polarity.DENY if denied else Polarity.ASSERT,
            certainty=Certainty.HEDGED if act.turn.hedged and not act.voice.denies else act.voice.certainty,
            claimant=claimant.name, claimant_role=claimant.role,
            claimant_kind=claimant.kind, claimant_side=claimant.side, via=act.voice.via,
            toponym=spot.text, place=place.name if place else None, place_id=place.id if place else None,
            feature=_feature(spot, place, locus), part=spot.part, relation=relation,
            lon=locus.lon if locus else None, lat=locus.lat if locus else None,
            radius_m=locus.radius_m if locus else None,
            event_start=timing.event_start, event_end=timing.event_end,
            said_on=act.voice.said_on or published, reported_on=published,
            background=timing.background, gap=settled.gap, ambiguous=settled.doubt,
        )  # fmt: skip
        gap = None
        if place is None:
            gap = Gap(
                article=claim.article, start=start, end=end, quote=claim.quote,
                toponym=spot.text, reason=settled.gap or "unknown place",
            )  # fmt: skip
        told = self._survey.discrepancy(spot.start, place) if place is not None else ""
        off = (Evidence(rule=f"distance: {told}", phrase=spot.text, start=spot.start, end=spot.end),) if told else ()
        return Made(claim, (*_evidence(self._page, sentence, act, spot, settled, timing), *off), gap)


def _stated(act: Act) -> Act:
    """Return an act as the one stated it whose statement is denied: on his day, and as he is said to have put it."""
    voice = act.voice
    certainty = Certainty.HEDGED if voice.doubted else voice.certainty
    return replace(act, voice=replace(voice, said_on=voice.denied_on or voice.said_on, certainty=certainty))


def _relation(kind: Kind, spot: Spot) -> Relation:
    if kind in _FROM:
        return _FROM[kind]
    if kind is Kind.CROSSING and spot.part is None:
        return Relation.ACROSS
    return spot.relation


def _feature(spot: Spot, place: Place | None, locus: Locus | None) -> Feature | None:
    if place is None:
        return None
    if spot.axis:
        return Feature.AREA
    return locus.feature if locus else place.feature


def _with_attribution(text: str, act: Act, sentence: Sentence) -> tuple[int, int]:
    """Let the quote take in "X said" when it stands beside the clause."""
    start, end = act.start, act.end
    left, right = act.voice.attribution
    if left >= right or left < sentence.start or right > sentence.end:
        return start, end
    if right <= start and start - right <= _NEAR_BEFORE and "\n" not in text[right:start]:
        return left, end
    if left >= end and left - end <= _NEAR_BEFORE and "\n" not in text[end:left]:
        return start, right
    return start, end


def _evidence(
    text: Page, sentence: Sentence, act: Act, spot: Spot, settled: Resolution, timing: Timing
) -> tuple[Evidence, ...]:
    tokens = sentence.tokens
    voice: Voice = act.voice
    first, last = tokens[act.hit.first].start, tokens[act.hit.last - 1].end
    steps = [
        Evidence(rule=f"act: {act.kind} ({act.hit.entry.phrase})", phrase=text.text[first:last], start=first, end=last)
    ]
    for sign in act.turn.phrases:
        begin, end = tokens[sign.first].start, tokens[sign.last - 1].end
        steps.append(Evidence(rule=f"turn: {sign.entry.tag}", phrase=text.text[begin:end], start=begin, end=end))
    meant = settled.place.id if settled.place else settled.gap or "unknown place"
    how = "back to" if spot.back else "in focus" if act.implied else "named"
    steps.append(Evidence(rule=f"place: {how} {meant}", phrase=spot.text, start=spot.start, end=spot.end))
    if len(settled.candidates) > 1 and not math.isinf(settled.margin):
        rule = f"place: chosen among {settled.ranking}"
        steps.append(Evidence(rule=rule, phrase=spot.text, start=spot.start, end=spot.end))
    return (*steps, *voice.evidence, *timing.evidence)
