"""What only frames a sentence changes nothing of its claims: who says it, when, an aside, a clause beside it."""

from datetime import date
from itertools import product

import pytest

from claims.article import Article
from claims.claim import Polarity
from claims.read import read
from geo.gazetteer import Gazetteer

FRAMES = {
    "en": (
        "{}.",
        "According to DeepState analysts, {}.",
        "{}, the Institute for the Study of War said on Tuesday.",
        "“{},” spokesman Viktor Trehubov said during a telethon.",
        "DeepState: {}.",
        "KYIV, Oct 2 (Reuters) - {}.",
        "At the same time, {}.",
        "Despite bad weather, {}.",
        "On Tuesday, 1 October, {}.",
        "{}, while negotiators met in Geneva to discuss grain exports.",
        "Negotiators met in Geneva to discuss grain exports, while {}.",
        "{}; the weather is expected to remain cold.",
        "{}, and Nikopol was shelled with artillery.",
        "{}; in the south, the invaders shelled Nikopol.",
    ),
    "uk": (
        "{}.",
        "За даними DeepState, {}.",
        "{}, повідомили в Генштабі ЗСУ.",
        "«{}», – сказав речник Віктор Трегубов.",
        "Речник Віктор Трегубов розповів, що {}.",
        "Як пише видання, {}.",
        "При цьому {}.",
        "Попри дощі, {}.",
        "У вівторок, 1 жовтня, {}.",
        "{}, а переговори в Женеві перенесли.",
        "Дипломати обговорювали зерно, а {}.",
        "{}; погода залишається холодною.",
        "{}, тоді як Нікополь обстріляли з артилерії.",
    ),
    "ru": (
        "{}.",
        "По данным Института изучения войны, {}.",
        "{}, сообщили в пресс-службе.",
        "Как пишет издание, {}.",
        "При этом {}.",
        "Несмотря на дожди, {}.",
        "Во вторник, 1 октября, {}.",
        "{}, а переговоры в Женеве перенесли.",
        "Дипломаты обсуждали зерно, а {}.",
        "{}; погода остается холодной.",
    ),
}
TOLD = {
    "en": {
        "Russian troops have captured Robotyne": "capture russia Robotyne",
        "Ukrainian forces repelled attacks near Toretsk, which lies 20 km from the road": "repulse ukraine Toretsk",
        "Vovchansk, a town of some 17,000 people, remains under Ukrainian control": "control ukraine Vovchansk",
        "Russian forces failed to gain a foothold in Chasiv Yar": "not presence russia Chasiv Yar",
        "fighting is going on in the streets of Toretsk": "attack russia Toretsk",
    },
    "uk": {
        "росіяни захопили Роботине": "capture russia Robotyne",
        "Сили оборони відбили атаки біля Торецька, що за 20 км від траси": "repulse ukraine Toretsk",
        "ворога відкинули від Вовчанська": "repulse ukraine Vovchansk",
        "Вовчанськ перебуває під контролем Сил оборони": "control ukraine Vovchansk",
        "закріпитися в Часовому Яру росіяни не змогли": "not presence russia Chasiv Yar",
        "на вулицях Торецька точаться бої": "attack russia Toretsk",
    },
    "ru": {
        "россияне захватили Работино": "capture russia Robotyne",
        "силы обороны отбили атаки возле Торецка, который стоит у реки": "repulse ukraine Toretsk",
        "закрепиться в Часовом Яру россияне не смогли": "not presence russia Chasiv Yar",
        "ВСУ удерживают Волчанск": "control ukraine Vovchansk",
        "в Торецке идут бои": "attack russia Toretsk",
    },
}
ROWS = [
    (language, frame, clause, claim)
    for language in FRAMES
    for frame, (clause, claim) in product(FRAMES[language], TOLD[language].items())
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(("language", "frame", "clause", "claim"), ROWS, ids=range(len(ROWS)))
def test_a_frame_changes_nothing(language: str, frame: str, clause: str, claim: str, gazetteer: Gazetteer) -> None:
    text = frame.format(clause)
    text = text[0].upper() + text[1:]
    article = Article(
        stem="framed", text=text, publisher="Ukrainska Pravda", language=language, published=date(2024, 10, 2)
    )
    found = read(article, gazetteer).claims
    told = {f"{'not ' * (c.polarity is Polarity.DENY)}{c.kind} {c.actor} {c.place}" for c in found}
    assert told - {"attack russia Nikopol"} == {claim}
