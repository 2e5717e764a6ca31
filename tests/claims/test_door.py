"""What comes in at the door: formats, encodings, names and problems, each a file and what it becomes."""

import gzip
import json
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from claims.article import Article
from claims.door import articles
from claims.sources.draft import LIMIT_BYTES, Problem

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


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(NEWS.encode(), NEWS, id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + NEWS.encode(), NEWS, id="UTF-8 with a mark"),
        pytest.param(NEWS.encode("utf-16"), NEWS, id="UTF-16 with a mark"),
        pytest.param(NEWS.encode("utf-16-le"), NEWS, id="UTF-16 without"),
        pytest.param("Взято село Піщане, заявив речник бригади.".encode("utf-16-be"), None, id="UTF-16 in Cyrillic"),
        pytest.param("Die Armée nahm Kupjansk, sagte er früh.".encode("latin-1"), None, id="Latin-1"),
        pytest.param("“Kupiansk is ours” – he said in Málaga".encode("cp1252"), None, id="Windows-1252"),
        pytest.param("Российские войска вошли в Купянск, сообщили в штабе.".encode("cp1251"), None, id="Windows-1251"),
        pytest.param(NEWS.replace("\n", "\r\n").encode(), NEWS, id="CRLF becomes LF"),
        pytest.param(b"They took \x00Kupiansk\x1b[31m\x07.", "They took  Kupiansk [31m .", id="controls become spaces"),
        pytest.param("a\u202eb Kupiansk \u200fc".encode(), "a b Kupiansk \u200fc", id="overrides go, marks stay"),
        pytest.param("Cafe\u0301 in Kupiansk".encode(), "Cafe\u0301 in Kupiansk", id="not recomposed: offsets hold"),
        pytest.param(b"{{7*7}} {% raw ${alert(1)} `x` </script><img src=x onerror=alert(1)>", None, id="hostile"),
    ],
)
def test_text_is_stored_as_the_file_has_it(tmp_path: Path, data: bytes, text: str | None) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    (article,), problems = read(tmp_path / "a.txt")
    expected = {"Die": "latin-1", "“Ku": "cp1252", "Рос": "cp1251", "Взя": "utf-16-be", "{{7": "utf-8"}
    assert article.text == (text or data.decode(expected[article.text[:3]]))
    assert not lost(problems)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n \x00 \n", "is empty"),
        ("random.txt", bytes(range(256)) * 40, "binary"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "picture"),
        ("zeros.txt", b"\x00" * 1000, "binary"),
        ("paper.pdf", b"%PDF-1.4", "is none of"),
        ("paper.txt", b"%PDF-1.4 text", "PDF"),
        ("page.html", b"<html><body></body></html>", "no article text"),
        ("rows.json", b"{]", "line 1, column 2"),
        ("rows.json", b"[" * 100_000, "nested too deeply"),
        ("rows.json", b"[]", "holds no articles"),
        ("rows.json", b'[{"title": "t"}]', 'with a "text"'),
        ("rows.jsonl", b'{"text": "', "not valid JSON"),
        ("rows.jsonl", b"", "is empty"),
        ("feed.xml", b"<rss></rss>", "no RSS or Atom feed"),
        ("feed.xml", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>', "entities"),
        ("all.zip", b"PK\x03\x04 torn", "damaged zip"),
        ("all.warc", b"not a web archive", "damaged"),
        ("all.warc.gz", b"\x1f\x8b\x08 torn", "damaged"),
    ],
)
def test_bad_input_is_one_clear_line(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    found, problems = read(tmp_path / name)
    assert not found
    assert len(lost(problems)) == 1
    assert says in lost(problems)[0]
    assert "\n" not in lost(problems)[0]


def test_a_file_of_50_mb_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(LIMIT_BYTES)
    assert "split it" in lost(read(tmp_path)[1])[0]


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    assert "no such file" in lost(read(tmp_path / "none.txt")[1])[0]


def test_a_folder_is_read_below_and_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/x.txt", "a.txt", ".hidden/x.txt", ".x.txt", "README.md", "b/photo.jpg", "p_files/x.txt", "p.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE if name.endswith("html") else NEWS, "utf-8")
    found, problems = read(tmp_path, tmp_path / "a.txt")
    assert [a.stem for a in found] == ["a", "p", "x"]
    assert not lost(problems)


def test_one_name_in_two_folders_makes_two_stems_that_stay(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(f"{NEWS} {folder}", "utf-8")
    first, second = read(tmp_path)[0]
    assert first.stem == "x"
    assert second.stem.startswith("x_")
    assert [a.stem for a in read(tmp_path)[0]] == [first.stem, second.stem]


def test_articles_toml_tells_what_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    table = '["a.txt"]\npublisher = "Courier"\npublished = 2025-12-03\npublished_basis = "inferred"\nlanguage = "en"\n'
    (tmp_path / "articles.toml").write_text(table, "utf-8")
    (article,), problems = read(tmp_path / "a.txt")
    assert (article.publisher, article.published, article.published_basis) == ("Courier", date(2025, 12, 3), "inferred")
    assert not problems


@pytest.mark.parametrize(
    ("table", "says", "kept"),
    [
        ('["gone.txt"]\nlanguage = "en"', 'names "gone.txt", which is not there', 1),
        ('["../a.txt"]', "in another folder", 1),
        ("[[[", "not valid TOML", 0),
        ('["a.txt"]\npublished = "yesterday"', 'table ["a.txt"] published', 0),
        ('["a.txt"]\nauthor = "x"', 'table ["a.txt"] author', 0),
        ("a = 1", 'table ["a"]', 0),
    ],
)
def test_a_faulty_articles_toml_is_one_line(tmp_path: Path, table: str, says: str, kept: int) -> None:
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    (tmp_path / "articles.toml").write_text(table, "utf-8")
    found, problems = read(tmp_path)
    assert len(found) == kept
    assert len(lost(problems)) == 1
    assert says in lost(problems)[0]
    assert "\n" not in lost(problems)[0]


def test_a_date_after_today_is_unknown_and_said_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"date 2031-01-01 {NEWS}", "utf-8")
    (article,), (problem,) = read(tmp_path)
    assert article.published is None
    assert "after today" in problem.line
    assert not problem.lost


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (NEWS, "en"),
        ("Українські війська увійшли до Куп'янська, повідомив речник.", "uk"),
        ("Российские войска вышли из Купянска, сообщил представитель.", "ru"),
        ("Войскі выйшлі з горада, паведаміў ўрад.", "be"),
        (" ".join(["Die russische Armee hat die Stadt Kupjansk nach Angaben des Ministeriums eingenommen"] * 4), "und"),
    ],
)
def test_the_language_is_guessed(tmp_path: Path, text: str, language: str) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (article,), problems = read(tmp_path)
    assert article.language == language
    assert any("unsupported language" in p.line for p in problems) is (language not in LANGUAGES)
    assert not lost(problems)


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
