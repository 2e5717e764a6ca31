"""Events of ACLED and VIINA become claims of theirs; a row that claims nothing is a gap."""
# ruff: noqa: E501 - a row of a table is one line

from datetime import date
from pathlib import Path

import pytest

from claims.claim import Actor, Claim, Gap, Kind, Side
from geo.errors import ClaimlineError
from layers.export import import_file

ACLED = "event_id_cnty,event_date,time_precision,sub_event_type,actor1,country,location,latitude,longitude,geo_precision,source,notes"
ROWS = (
    'UKR1,14 November 2024,1,Armed clash,Military Forces of Russia (2000-),Ukraine,Kupiansk,49.71,37.61,1,"Suspilne; X","Russia attacked."',
    "UKR2,2024-11-14,2,Government regains territory,Military Forces of Ukraine (2019-),Ukraine,Kindrashivka,49.77,37.58,2,DeepState,Regained.",
    "UKR3,2024-11-20,3,Non-state actor overtakes territory,Military Forces of Russia (2000-),Ukraine,Illinka,48.0,37.3,3,ISW,Taken.",
    "UKR4,2024-11-20,1,Peaceful protest,Protesters (Ukraine),Ukraine,Kyiv,50.45,30.52,1,X,=1+1 {{7*7}}",
    "UKR5,2024-11-20,1,Armed clash,Unidentified Armed Group,Ukraine,Kyiv,50.45,30.52,1,X,Somebody.",
)
VIINA = "event_id_1pd,date,asciiname,longitude,latitude,GEO_PRECISION,source,url,text,t_mil_b,t_control_b,t_artillery_b,a_rus_b,a_ukr_b"
REPORTS = (
    "1,20220910,Kupiansk,37.61,49.71,PPL,unian,https://e.org/1,Зайшли до Куп'янська,1,1,0,0,1",
    "2,20220910,Izium,37.28,49.2,ADM3,ria,javascript:x,Shelling,1,0,1,1,0",
    "3,20220911,Kyiv,30.5,50.4,PPL,x,,A concert,0,0,0,0,0",
    "4,20220911,Kyiv,30.5,50.4,PPL,x,,Both,1,0,1,1,1",
)


def table(path: Path, head: str, rows: tuple[str, ...]) -> Path:
    path.write_text("\n".join((head, *rows)) + "\n", "utf-8")
    return path


def test_acleds_events_are_claims_of_acled(tmp_path: Path) -> None:
    found = import_file(table(tmp_path / "acled.csv", ACLED, ROWS))
    told = [(c.kind, c.actor, c.place, c.event_start, c.event_end, c.radius_m) for c in found.claims]
    assert told == [
        (Kind.ATTACK, Actor.RUSSIA, "Kupiansk", date(2024, 11, 14), date(2024, 11, 14), 2000),
        (Kind.CAPTURE, Actor.UKRAINE, "Kindrashivka", date(2024, 11, 11), date(2024, 11, 17), 15000),
        (Kind.CAPTURE, Actor.RUSSIA, "Illinka", date(2024, 11, 1), date(2024, 11, 30), 60000),
    ]
    assert {(c.claimant, c.claimant_side) for c in found.claims} == {("ACLED", Side.INDEPENDENT)}
    assert found.claims[0].via == ("Suspilne", "X")
    assert [gap.toponym for gap in found.gaps] == ["Kyiv", "Kyiv"]
    assert "ACLED" in found.notes[0]


def test_viinas_events_are_claims_of_viina(tmp_path: Path) -> None:
    found = import_file(table(tmp_path / "viina.csv", VIINA, REPORTS))
    told = [(c.kind, c.actor, c.place, c.event_start, c.radius_m, c.via) for c in found.claims]
    assert told == [
        (Kind.CAPTURE, Actor.UKRAINE, "Kupiansk", date(2022, 9, 10), 4000, ("unian",)),
        (Kind.ATTACK, Actor.RUSSIA, "Izium", date(2022, 9, 10), 12000, ("ria",)),
    ]
    assert [gap.reason for gap in found.gaps] == [
        "an event of a type that is no claim about ground",
        "no side is named as acting",
    ]


@pytest.mark.parametrize(("head", "rows"), [(ACLED, ROWS), (VIINA, REPORTS)])
def test_every_claim_points_at_its_words(head: str, rows: tuple[str, ...], tmp_path: Path) -> None:
    found = import_file(table(tmp_path / "x.csv", head, rows))
    texts = {article.stem: article.text for article in found.articles}
    told: list[Claim | Gap] = [*found.claims, *found.gaps]
    for said in told:
        assert texts[said.article][said.start : said.end] == said.quote
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    assert not [article for article in found.articles if article.url.startswith("javascript")]


def test_readings_hold_everything_article_by_article(tmp_path: Path) -> None:
    found = import_file(table(tmp_path / "acled.csv", ACLED, ROWS))
    readings = list(found.readings())
    assert [reading.article.published for reading in readings] == [date(2024, 11, 14), date(2024, 11, 20)]
    assert sum(len(reading.claims) for reading in readings) == len(found.claims)
    assert sum(len(reading.gaps) for reading in readings) == len(found.gaps)


@pytest.mark.parametrize(
    ("row", "amiss"),
    [
        ("UKR9,yesterday,1,Armed clash,R,Ukraine,K,49,37,1,X,n", "yesterday"),
        ("UKR9,2024-11-14,1,Armed clash,R,Ukraine,K,149,37,1,X,n", "latitude"),
        ("UKR9,2024-11-14,1,Armed clash,R,Ukraine,K,nan,37,1,X,n", "latitude"),
        ("UKR9,2024-11-14,1,Armed clash,R,Ukraine,K,,37,1,X,n", "line 2"),
        ("UKR9,2024-13-14,1,Armed clash,R,Ukraine,K,49,37,1,X,n", "2024-13-14"),
        ("UKR9,2024-11-14", "line 2"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(row: str, amiss: str, tmp_path: Path) -> None:
    with pytest.raises(ClaimlineError, match=amiss) as refused:
        import_file(table(tmp_path / "acled.csv", ACLED, (row,)))
    assert "\n" not in str(refused.value)
