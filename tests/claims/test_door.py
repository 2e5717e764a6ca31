"""What comes in at the door: encodings, names, languages, articles.toml and problems."""

from datetime import date
from pathlib import Path

import pytest

from claims.sources.draft import LIMIT_BYTES
from tests.claims.through import LANGUAGES, NEWS, PAGE, lost, read


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
