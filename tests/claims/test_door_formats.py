"""Web pages, corpora, feeds, zips and web archives, each a file and what it becomes."""

import gzip
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from tests.claims.through import NEWS, PAGE, lost, read


def test_a_saved_page_gives_its_article_alone(tmp_path: Path) -> None:
    (tmp_path / "p.html").write_text(PAGE, "utf-8")
    (article,), problems = read(tmp_path)
    assert article.text.startswith("Troops enter Kupiansk\n\nUkrainian troops entered")
    assert "Lyman" not in article.text
    assert "alert" not in article.text
    assert (article.publisher, article.published, article.published_basis) == (
        "The Courier",
        date(2025, 12, 3),
        "page",
    )
    assert not problems


@pytest.mark.parametrize(
    ("head", "before", "after", "day"),
    [
        ('<meta property="article:published_time" content="2025-12-03T10:00:00Z">', "", "", date(2025, 12, 3)),
        (
            '<script type="application/ld+json">{"datePublished":"2025-12-03T09:00:00Z"}</script>',
            "",
            "",
            date(2025, 12, 3),
        ),
        ("", '<time datetime="2025-12-03T10:00">3 Dec</time>', "", date(2025, 12, 3)),
        ("", '<span class="when">3 грудня 2025, 14:10</span>', "", date(2025, 12, 3)),
        ("", "<p>December 3, 2025</p>", "", date(2025, 12, 3)),
        ("", "", "<footer>© 2010-2024 The Courier. All rights reserved</footer>", None),
        ("", "", "<p>The village was lost on 5 March 2023 after months of heavy fighting for the hill.</p>", None),
        ("", "", "", None),
    ],
)
def test_the_day_of_a_page_is_the_one_it_was_published(
    tmp_path: Path, head: str, before: str, after: str, day: date | None
) -> None:
    told = f"<p>{NEWS} {'It was confirmed in the evening. ' * 12}</p>"
    body = f"<h1>Troops enter</h1>{before}<article>{told}{after}</article>"
    (tmp_path / "p.html").write_text(f"<html><head><title>T</title>{head}</head><body>{body}</body></html>", "utf-8")
    (article,), _ = read(tmp_path)
    assert article.published == day


def test_a_corpus_gives_an_article_a_row(tmp_path: Path) -> None:
    rows = [
        {
            "text": NEWS,
            "url": "https://c.example/2025/12/03/../../etc/passwd",
            "title": "T",
            "date": "2025-12-03T10:00Z",
        },
        {
            "text": NEWS + "\u0000\ud800",
            "title": "../../x",
            "publisher": "Courier",
            "date": "soon",
            "language": "en-GB",
        },
        {"no": "text"},
        {"text": NEWS, "id": "my_row-1", "date": None},
    ]
    (tmp_path / "c.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (tmp_path / "c.json").write_text(json.dumps({"articles": rows}), "utf-8")
    found, problems = read(tmp_path / "c.jsonl")
    assert [a.published for a in found] == [date(2025, 12, 3), None, None]
    assert [a.language for a in found] == ["en", "en", "en"]
    assert found[1].text == NEWS + " \ufffd"
    assert found[2].stem == "my_row-1"
    assert len(lost(problems)) == 1
    assert not any("/" in a.stem or ".." in a.stem for a in found)
    again, _ = read(tmp_path / "c.json")
    assert [a.stem for a in again] == [a.stem for a in found]


BODY = "&lt;p&gt;First said so.&lt;/p&gt;&lt;p&gt;Second too.&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;"
RSS = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Courier</title>
<language>en</language><item><title>Troops enter Kupiansk &amp; stay</title><link>https://c.example/a</link>
<pubDate>Wed, 03 Dec 2025 10:00:00 GMT</pubDate><description>{BODY}</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Courier</title>
<entry><title>Troops enter Kupiansk &amp; stay</title><link href="https://c.example/a"/>
<updated>2025-12-03T10:00:00Z</updated><content type="html">{BODY}</content></entry></feed>"""


@pytest.mark.parametrize("feed", [RSS, ATOM])
def test_a_feed_gives_an_article_an_entry(tmp_path: Path, feed: str) -> None:
    (tmp_path / "f.xml").write_text(feed, "utf-8")
    (article,), problems = read(tmp_path)
    assert article.text == "Troops enter Kupiansk & stay\n\nFirst said so.\n\nSecond too."
    assert (article.publisher, article.url, article.published) == ("Courier", "https://c.example/a", date(2025, 12, 3))
    assert not problems


def test_a_zip_of_mixed_rubbish_keeps_the_good(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("in/a.txt", NEWS)
        archive.writestr("in/articles.toml", '["a.txt"]\npublished = 2025-12-03\n["gone.txt"]\n')
        archive.writestr("in/p.html", PAGE)
        archive.writestr("../../evil.txt", NEWS)
        archive.writestr("/etc/evil.txt", NEWS)
        archive.writestr("bomb.txt", b"a" * 30_000_000)
        archive.writestr("empty.txt", "")
        archive.writestr("noise.txt", bytes(range(256)) * 10)
        archive.writestr("inner.zip", b"PK\x03\x04")
        archive.writestr("__MACOSX/a.txt", NEWS)
    found, problems = read(tmp_path / "all.zip")
    assert [(a.stem, a.published) for a in found] == [("a", date(2025, 12, 3)), ("p", date(2025, 12, 3))]
    assert len(lost(problems)) == 7
    assert "is a zip within a zip: unpack it first" in lost(problems)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["all.zip"]


def response(uri: str, kind: str, body: str) -> bytes:
    """Write one WARC record of a response."""
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n{body}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nContent-Type: application/http\r\n"
    return f"{head}Content-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"


def test_a_web_archive_gives_its_pages(tmp_path: Path) -> None:
    pages = (("a", "text/html", PAGE), ("b", "image/png", "x"), ("c", "text/html", "<html></html>"))
    records = [response(f"https://c.example/2025/12/04/{url}", kind, body) for url, kind, body in pages]
    (tmp_path / "w.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    (article,), problems = read(tmp_path)
    assert article.url == "https://c.example/2025/12/04/a"
    assert article.text.startswith("Troops enter Kupiansk")
    assert ["no article text" in line for line in lost(problems)] == [True]
