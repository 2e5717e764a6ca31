"""The day a page prints: its head, its address, and the day."""

from datetime import date

import pytest

from claims.sources.dated import Dated, printed_date

D = date(2025, 12, 3)
STATED, PAGE, URL = (Dated(day=D, basis=basis) for basis in ("stated", "page", "url"))


@pytest.mark.parametrize(
    ("text", "url", "expected"),
    [
        (" date 2025-12-03 Ukrainian troops entered the town", "", STATED),
        ("Title\nPublished on December 3, 2025\nText", "", STATED),
        ("Title\n    Published on\n\n    Dec. 3, 2025, 14:10\nText", "", STATED),
        ("Title\nAžurirano: 03.12.2025. 15:10h\nText", "", STATED),
        ("Опубліковано: 3 грудня 2025, 14:10", "", STATED),
        ("Опубликовано 3 декабря 2025 в 14:10", "", STATED),
        ("Updated: 4 December 2025\nPublished: 3 December 2025", "", STATED),
        ("By A. Writer | Posted on 3rd December, 2025", "", STATED),
        ("Title\n14:10 03.12.2025\nText", "", PAGE),
        ("Title\nWednesday, 3 December 2025, 14:10 EET\nText", "", PAGE),
        ("Moscow, 3 декабря 2025 года\nТекст", "", PAGE),
        ("KYIV, Dec 3, 2025 (Agency) - Troops entered the town", "", PAGE),
        ("MOSCOW, December 3, 2025 — Troops entered the town", "", PAGE),
        ("Title\n\nDec 3, 2025 05:56 612\n\nText", "", PAGE),
        ("3 грудня 2025 0\nТекст", "", PAGE),
        ("Yahoo03-12-2025\n\nText", "", PAGE),
        ("Title\n" + "A long paragraph of news that goes on and on about the day. " * 4 * 1 + "\n", "", None),
        ("Title\n" + ("A paragraph of news that goes on about the day. " * 5 + "\n") * 4 + "03.12.2025\n", "", None),
        ("1:00 " * 24 + "3 December 2025 x", "", None),
        ("Title\n13/12/2025\n", "", Dated(day=date(2025, 12, 13), basis="page")),
        ("Text", "https://c.example/news/2025/12/03/title", URL),
        ("Text", "https://c.example/news/2025-12-03/title", URL),
        ("Text", "https://c.example/20251203-title", URL),
        ("Text", "https://c.example/politics/03/12/2025/6d5e14679a", URL),
        ("Text", "https://c.example/news/title-1764756600.html", URL),
        ("Title\n03/12/2025\n", "", None),
        ("Troops entered the town on 3 December 2025 after a long fight for its outskirts.", "", None),
        ("The date 2025-12-03 was set for it", "", None),
        ("31.02.2025", "", None),
        ("Text", "https://c.example/news/20-4653986", None),
        ("Text", "https://c.example/2025/13/45/x", None),
        ("", "", None),
    ],
)
def test_the_day_a_page_prints(text: str, url: str, expected: Dated | None) -> None:
    assert printed_date(text, url) == expected
