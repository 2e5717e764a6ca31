"""Reading through the door in tests: a page, a text, and what comes of them."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from claims.article import Article
from claims.door import articles
from claims.sources.draft import Problem

TODAY = date(2026, 1, 31)
LANGUAGES = frozenset({"en", "uk", "ru"})
NEWS = "Ukrainian troops entered Kupiansk, the General Staff said.\n\nThe town is held by the army."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Troops enter Kupiansk</title>
<meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2025-12-03T10:00:00Z"></head><body>
<nav><a href="/">Home</a><a href="/world">World</a></nav><h1>Troops enter Kupiansk</h1><article>
<p>{NEWS} It was confirmed in the evening report of the military administration of the district.</p>
<p>Russian troops left the left bank of the Oskil, a spokesman of the group of forces added on the same day.</p>
</article>
<aside><h3>Related</h3><a href="/x">Russia captures Lyman, ministry says</a></aside>
<script>alert(1)</script></body></html>"""


def read(*paths: Path, today: date = TODAY) -> tuple[list[Article], list[Problem]]:
    found = list(articles(paths, today=today, languages=LANGUAGES))
    return [f for f in found if isinstance(f, Article)], [f for f in found if isinstance(f, Problem)]


def lost(problems: Iterable[Problem]) -> list[str]:
    return [problem.line for problem in problems if problem.lost]
