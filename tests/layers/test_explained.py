"""The map as one file says why a claim was read so: where it is small, and never more than its quotations say."""

import json
from pathlib import Path

import pytest

from claims.claim import Evidence
from layers.export import Care, export
from tests.layers import gold


def steps(claim_id: str) -> tuple[Evidence, ...]:
    return (Evidence(rule="what.capture", phrase=f"took, said {claim_id}", start=0, end=4),)


def cards(path: Path) -> list[dict[str, list[list[str]]]]:
    text = path.read_text("utf-8").split('id="cl-pack">')[1].split("</script>")[0]
    found: list[dict[str, list[list[str]]]] = json.loads(text)["cards"]
    return found


def test_a_small_map_explains_each_claim(tmp_path: Path) -> None:
    export(gold.claims(), gold.articles(), (), None, tmp_path / "x.html", evidence_of=steps)
    assert all(
        card["evidence"] == [["what.capture", f"took, said {card['id']}"]] for card in cards(tmp_path / "x.html")
    )


def test_cut_quotations_are_not_told_by_the_steps(tmp_path: Path) -> None:
    care = Care(quotation_chars=20)
    export(gold.claims(), gold.articles(), (), None, tmp_path / "x.html", care=care, evidence_of=steps)
    assert not any(card["evidence"] for card in cards(tmp_path / "x.html"))


def test_a_large_map_goes_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layers.export.files._MOST_EXPLAINED", 1)
    export(gold.claims(), gold.articles(), (), None, tmp_path / "x.html", evidence_of=steps)
    assert not any(card["evidence"] for card in cards(tmp_path / "x.html"))
