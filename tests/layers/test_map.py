"""One folium map as page and as file: needs no network, and no word of an article is ever run."""

import json
from datetime import date
from pathlib import Path

import jinja2
import pytest
from playwright.sync_api import Page

from claims.article import Article
from claims.claim import Actor, Claim, ClaimantKind, Kind, Side
from geo.place import Feature
from layers.cards import card, sheet, unplaced
from layers.columns import pack
from layers.map import page as viewer_page
from layers.map import standalone_html
from layers.view import View
from tests.layers import gold

HOSTILE = (
    "{{7*7}} {% raw %} {# x ${alert(1)} `${window.hacked=1}` </script><script>window.hacked=1</script>"
    "<img src=x onerror=window.hacked=1> <!--<script> \u202egnp.exe\u202c \u2028 \x00 ]]> &lt; \\u003cb\\u003e 😀 A_ua"
)


def hostile_claim(article: Article) -> Claim:
    return Claim(
        article=article.stem,
        start=2,
        end=2 + len(HOSTILE),
        quote=HOSTILE,
        kind=Kind.CAPTURE,
        actor=Actor.RUSSIA,
        claimant=f"claimant {HOSTILE}",
        claimant_role=HOSTILE,
        claimant_kind=ClaimantKind.BLOGGER,
        claimant_side=Side.RUSSIA,
        via=(HOSTILE,),
        toponym=HOSTILE,
        place=f"Town {HOSTILE}",
        place_id=HOSTILE,
        feature=Feature.POINT,
        part=HOSTILE,
        lon=37.6,
        lat=49.7,
        radius_m=2000.0,
        event_start=date(2024, 1, 1),
        event_end=None,
        said_on=None,
        reported_on=date(2024, 1, 2),
    )


def saved(claims: tuple[Claim, ...], articles: tuple[Article, ...], folder: Path) -> Path:
    by_stem = {article.stem: article for article in articles}
    columns = pack(claims, by_stem, version="v")
    cards = [card(row, claim, by_stem, (), ()) for row, claim in enumerate(claims[key] for key in columns.keys)]
    gaps = [unplaced(gap, by_stem) for gap in gold.gaps()]
    path = folder / "map.html"
    path.write_bytes(standalone_html(columns, cards, [sheet(a) for a in articles], gaps, View(day=date(2025, 12, 16))))
    return path


@pytest.mark.browser
def test_the_saved_file_works_without_a_network(page: Page, tmp_path: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    page.goto(saved(gold.claims(), gold.articles(), tmp_path).as_uri())
    page.wait_for_selector("body[data-ready]")
    page.locator(".cl-row", has_text="Kupiansk").first.click()
    page.wait_for_selector(".cl-card mark")
    page.locator(".cl-card").first.get_by_text("open in article").click()
    assert page.locator("dialog mark").inner_text()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


@pytest.mark.browser
def test_hostile_text_is_shown_and_nothing_runs(page: Page, tmp_path: Path) -> None:
    article = Article(
        stem="x",
        text=f"A {HOSTILE} B",
        title=HOSTILE,
        publisher=HOSTILE,
        url="javascript:window.hacked=1",
        published=date(2024, 1, 2),
    )
    page.goto(saved((hostile_claim(article),), (article,), tmp_path).as_uri())
    page.wait_for_selector("body[data-ready]")
    page.locator(".cl-row").first.click()
    assert page.locator(".cl-card mark").evaluate("mark => mark.textContent") == HOSTILE
    assert page.locator(".cl-card a").count() == 0
    page.get_by_text("open in article").click()
    assert page.locator("dialog mark").evaluate("mark => mark.textContent") == HOSTILE
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Table").click()
    page.get_by_role("button", name="Close", exact=True).last.click()
    assert page.evaluate("() => window.hacked") is None
    assert page.locator("body img, body script[src]").count() == 0


def test_no_word_of_an_article_is_compiled_as_a_template(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    compiled: list[str] = []
    plain = jinja2.Environment.compile

    def spy(self: jinja2.Environment, source: object, *rest: object, **more: object) -> object:
        compiled.append(str(source))
        return plain(self, source, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(jinja2.Environment, "compile", spy)
    article = Article(stem="x", text=f"A {HOSTILE} B", published=date(2024, 1, 2))
    path = saved((hostile_claim(article),), (article,), tmp_path)
    assert compiled
    assert not any("7*7" in source or "hacked" in source for source in compiled)
    text = path.read_text("utf-8")
    assert "{{7*7}}" not in text
    assert "49 " not in text.split('id="cl-pack"')[1].split("raw")[0]


def test_the_page_names_no_other_host() -> None:
    text = viewer_page()
    for tag in ("<script src=", "<link"):
        for piece in text.split(tag)[1:]:
            assert "data:" in piece.split(">")[0]
    assert json.loads(text.split('id="cl-style">')[1].split("</script>")[0])["palettes"]["dark"]["paper"]
