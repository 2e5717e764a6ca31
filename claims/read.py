"""The corridor: one article in, its claims out. Read this function first."""

from claims.article import Article, Reading
from claims.claim import Claim, Evidence, Gap, Kind
from claims.collecting import uncollected
from claims.grammar import grammar
from claims.lexicon import lexicon
from claims.make import Maker
from claims.memory import Memory
from claims.segment import Sentence, page
from claims.what.act import foremost, passing
from claims.what.again import Recall
from claims.where.places import Mentions, offices
from claims.where.portions import portioned
from claims.where.seats import seated
from claims.where.spelled import spelled_out
from claims.who.attributed import muted, spoken
from claims.who.voices import Voices, voices
from geo.gazetteer import Gazetteer
from geo.survey import Survey

READER_VERSION = "5"


def _speaker(speech: Voices, sentence: Sentence) -> str:
    """Return who speaks in a sentence; empty when only the outlet does."""
    voice = speech.at(sentence.start, sentence.end)
    return "" if voice.attribution == (0, 0) and voice.claimant == speech.own.claimant else voice.claimant.name


@uncollected()
def read(article: Article, gazetteer: Gazetteer) -> Reading:
    """Read an article into claims: who speaks, which places, which acts, whose, when, and where on the map."""
    text = page(article)
    words = lexicon(article.language)
    way = grammar(words)
    speech = voices(text, article)
    toponyms = way.toponyms(gazetteer, article.text)
    mentions = Mentions(toponyms)
    maker = Maker(article, text, Survey(toponyms, text=article.text, day=article.published, article=article.stem))
    memory, recall = Memory(), Recall()
    claims: dict[str, Claim] = {}
    gaps: dict[tuple[int, str], Gap] = {}
    evidence: dict[str, tuple[Evidence, ...]] = {}
    for sentence in text.sentences:
        named = mentions.within(sentence.start, sentence.end)
        memory.turn_to(_speaker(speech, sentence), sentence.paragraph)
        for found in way.parts(way.signs(sentence, words), words, named, spoken(speech, sentence)):
            memory.hear_of(offices(found, named, gazetteer.lookup), sentence.paragraph)
            named_places = spelled_out(
                found, way.spots(found, named, memory.last_places, memory.spoken_of(sentence.paragraph))
            )
            silent = muted(speech, found, named_places)
            places = tuple(spot for spot in named_places if spot.first not in silent)
            told = recall.complete(found, places, way.acts(found, places, memory, speech.at, silent), speech.at)
            for act in seated(found, portioned(found, told)):
                for made in maker.claims(act, found.sentence, places):
                    claims.setdefault(made.claim.id, made.claim)
                    evidence.setdefault(made.claim.id, made.evidence)
                    if made.gap is not None:
                        gaps.setdefault((made.gap.start, made.gap.toponym), made.gap)
            dated = passing(found, told)
            memory.see(tuple(s for s in places if s.start not in dated), foremost(found, told), sentence.paragraph)
            fought = [act for act in told if act.kind is not Kind.EVACUATION]  # who saves people is not who "they" are
            memory.last_actor = fought[-1].subject if fought else memory.last_actor
    version = f"{READER_VERSION}+{words.version}"
    return Reading(
        article=article,
        claims=tuple(sorted(claims.values(), key=lambda c: (c.start, c.end, c.kind, c.toponym))),
        gaps=tuple(gaps.values()),
        evidence=evidence,
        reader_version=version,
    )
