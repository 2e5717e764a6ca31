"""Readings made for tests: an article of sentences, a claim on each."""

from datetime import date

from claims.article import Article, Reading
from claims.claim import Actor, Claim, ClaimantKind, Evidence, Gap, Kind, Side
from geo.place import Feature

TEXT = (
    "Russian troops entered the town of Kupiansk on Monday, the regional military administration said in a statement. "
    "The General Staff said that fighting went on in the northern parts of the town and along the river all night."
)
HOSTILE = "{{7*7}} {% raw ${alert(1)} `x` </script><img src=x onerror=alert(1)> '); DROP TABLE claims;-- \u200f"


def make_claim(article: Article, start: int = 0, end: int = 38, kind: Kind = Kind.PRESENCE) -> Claim:
    """Make a claim on a span of an article."""
    return Claim(
        article=article.stem,
        start=start,
        end=end,
        quote=article.text[start:end],
        kind=kind,
        actor=Actor.RUSSIA,
        claimant="Regional administration",
        claimant_kind=ClaimantKind.OFFICIAL,
        claimant_side=Side.UKRAINE,
        via=("Agency", "Courier"),
        toponym="Kupiansk",
        place="Kupiansk",
        place_id="geonames:703656",
        feature=Feature.POINT,
        lon=37.6158,
        lat=49.71,
        radius_m=4000.0,
        event_start=date(2025, 12, 1),
        event_end=None,
        said_on=article.published,
        reported_on=article.published,
        ambiguous="or Kupiansk, Elsewhere (margin 0.4)",
    )


def make_reading(
    stem: str = "a", text: str = TEXT, day: date | None = date(2025, 12, 3), version: str = "1"
) -> Reading:
    """Make a reading with one claim, one gap and the claim's evidence."""
    article = Article(stem=stem, text=text, title="T", publisher="Courier", published=day, published_basis="stated")
    claim = make_claim(article)
    gap = Gap(article=stem, start=0, end=7, quote=text[:7], toponym="Nowhere", reason="unknown place")
    steps = (Evidence(rule="what.presence", phrase="entered", start=15, end=22),)
    return Reading(article=article, claims=(claim,), gaps=(gap,), evidence={claim.id: steps}, reader_version=version)
