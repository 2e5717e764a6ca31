"""The same text in three languages makes the same claims, and a town is one town in all its cases."""

from datetime import date

import pytest

from claims.article import Article
from claims.read import read
from geo.gazetteer import Gazetteer

ENGLISH = """Russian troops captured Vuhledar on Tuesday, the Russian Defense Ministry said.

Ukrainian forces repelled attacks near Klishchiivka and Chasiv Yar on Wednesday, the General Staff said.

Volodymyr Zelensky denied the capture of Toretsk by Russian troops.

Kupiansk remains under the control of the Defense Forces.

Russian forces shelled Nikopol overnight."""

UKRAINIAN = """Російські війська захопили Вугледар у вівторок, повідомило Міноборони РФ.

Українські військові відбили атаки поблизу Кліщіївки та Часового Яру в середу, повідомив Генштаб.

Володимир Зеленський спростував захоплення Торецька російськими військами.

Куп'янськ залишається під контролем Сил оборони.

Російські війська вночі обстріляли Нікополь."""

RUSSIAN = """Российские войска захватили Угледар во вторник, сообщило Минобороны РФ.

Украинские военные отбили атаки вблизи Клещеевки и Часова Яра в среду, сообщил Генштаб.

Владимир Зеленский опроверг захват Торецка российскими войсками.

Купянск остается под контролем Сил обороны.

Российские войска ночью обстреляли Никополь."""

TEXTS = {"en": ENGLISH, "uk": UKRAINIAN, "ru": RUSSIAN}
Claimed = tuple[str, str, str, str | None, date | None, date | None]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def claimed(text: str, language: str, gazetteer: Gazetteer) -> set[Claimed]:
    article = Article(stem="same", text=text, publisher="", language=language, published=date(2024, 10, 3))
    return {
        (c.kind, c.actor, c.polarity, c.place_id, c.event_start, c.event_end) for c in read(article, gazetteer).claims
    }


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_the_same_text_makes_the_same_claims(language: str, gazetteer: Gazetteer) -> None:
    assert claimed(TEXTS[language], language, gazetteer) == claimed(ENGLISH, "en", gazetteer)


def test_there_is_a_claim_for_each_statement(gazetteer: Gazetteer) -> None:
    assert len(claimed(ENGLISH, "en", gazetteer)) == 6


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Российские войска вошли в Купянск."),
        ("ru", "Российские войска отступили из Купянска."),
        ("ru", "Бои идут под Купянском."),
        ("ru", "Бои идут в Купянске."),
        ("uk", "Російські війська увійшли в Куп'янськ."),
        ("uk", "Російські війська відступили з Куп’янська."),
        ("uk", "Бої тривають під Куп'янськом."),
        ("uk", "Бої тривають у Куп'янську."),
    ],
)
def test_a_town_in_all_its_cases_is_one_town(language: str, text: str, gazetteer: Gazetteer) -> None:
    article = Article(stem="case", text=text, publisher="", language=language, published=date(2024, 10, 3))
    assert {claim.place for claim in read(article, gazetteer).claims} == {"Kupiansk"}
