"""Catalogues: recorded but never priced, unless a hall attaches prices of its own."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest

from hall.domain import Fact, PolicyChoice
from hall.errors import PolicyError
from scoring.active import activate
from scoring.describe import describe
from scoring.library import POLICIES, load_library
from scoring.lint import lint_file
from scoring.period import Period
from scoring.score import score
from scoring.scorecard import Scorecard
from scoring.world import World, WorldWindow

JUNE = Period.parse("2026-06")
WORLD = World((WorldWindow("W1", ("P1",)),), JUNE.weekdays())
CODE = "conduct-code-prohibitions"
SMOKING = Fact("e1", "smoking", "P1", dt.date(2026, 6, 2))
OWN = """\
schema: hall-overlay/1
id: our-conduct
version: "1"
of: conduct-code-prohibitions
title: {zh: 本厅行为规范扣分, en: our prices for conduct}
source: 本厅2026年办公会
subject: staff
score: {base: 100, floor: 0, ceiling: null, incident: max}
prices:
  - criterion: 一(九)
    facts: [smoking]
    points: 2
    cases:
      - {note: 一次, facts: [{}], points: 2}
      - {note: 吃零食未定分值, facts: [{type: eating_at_post}], points: 0}
  - criterion: 一(八)
    points: 0.5
    cases: [{note: 两次, facts: [{count: 2}], points: 1}]
"""


def card(policy_id: str, *facts: Fact, period: Period = JUNE) -> Scorecard:
    actives = activate([PolicyChoice(policy_id)])
    return score(WORLD, actives, period, facts)[policy_id]["P1"]


def library(folder: Path, text: str = OWN, name: str = "our-conduct.yaml") -> Path:
    """Return a policy folder with the code of conduct and a hall's prices for it."""
    for file in ("vocabulary.yaml", f"{CODE}.yaml"):
        (folder / file).write_bytes((POLICIES / file).read_bytes())
    (folder / "overlays").mkdir(exist_ok=True)
    (folder / "overlays" / name).write_text(text, encoding="utf-8")
    return folder


def test_a_fact_is_noted_under_its_criterion_and_costs_nothing() -> None:
    found = card(CODE, SMOKING)

    assert found.score is None
    assert found.deductions == 0
    assert found.blocked == ()
    (row,) = found.ledger
    assert (row.clause, row.facts, row.counted) == ("一(九)", ("e1",), False)
    assert row.quote == "禁止在服务大厅内吸烟、用餐、吃零食"
    assert "原文未定分值" in row.reason.zh


def test_a_fact_of_another_month_is_not_noted() -> None:
    assert card(CODE, SMOKING, period=Period.parse("2026-07")).ledger == ()


def test_a_catalogue_tells_what_it_looks_at_how_and_on_which_scale() -> None:
    texts = describe(load_library()["hall-scoring-qualitative"], "en")

    prices = {each.price for each in texts}
    assert "the text has no price for it" in prices
    assert "how it is found out" in prices
    assert "scores: 1–10" in prices


def test_a_hall_prices_a_catalogue_in_a_file_of_its_own(tmp_path: Path) -> None:
    policies = load_library(library(tmp_path))
    snack = Fact("e2", "eating_at_post", "P1", dt.date(2026, 6, 3))
    badge = Fact("e3", "badge_missing", "P1", dt.date(2026, 6, 4))
    actives = activate([PolicyChoice("our-conduct")], policies)

    found = score(WORLD, actives, JUNE, [SMOKING, snack, badge])["our-conduct"]["P1"]

    assert found.score == Fraction("97.5")
    assert found.deductions == Fraction("2.5")
    assert {row.quote for row in found.ledger if row.points} == {
        "",
        "禁止在服务大厅内吸烟、用餐、吃零食",
        "禁止窗口工作人员不挂牌上岗",
    }
    assert "本厅2026年办公会" in policies["our-conduct"].source
    assert policies[CODE] == load_library()[CODE]  # the base stays as published


@pytest.mark.parametrize(
    ("old", "new", "row", "said"),
    [
        ("of: conduct-code-prohibitions", "of: conduct", 4, "no catalogue 'conduct'"),
        ("of: conduct-code-prohibitions", "of: huzhou-staff", 4, "no catalogue"),
        ("criterion: 一(九)", "criterion: 一(90)", 10, "no criterion '一(90)'"),
        ("facts: [smoking]", "facts: [dozing]", 11, "is called 'dozing'"),
        ("points: 2\n", "points: -2\n", 12, "at least 0"),
        ("schema: hall-overlay/1", "schema: hall-overlay/2", 1, "bad value"),
        ("points: 0.5", "points: 0.5\n    then: {disqualify: [best]}", 18, "no code"),
    ],
)
def test_a_price_that_does_not_fit_is_refused_where_it_stands(
    old: str, new: str, row: int, said: str, tmp_path: Path
) -> None:
    assert old in OWN
    with pytest.raises(PolicyError) as caught:
        load_library(library(tmp_path, OWN.replace(old, new, 1)))

    (fault,) = caught.value.faults
    assert (fault.file, fault.row) == ("our-conduct.yaml", row)
    assert said in fault.text("en")


def test_an_overlay_cannot_take_the_name_of_its_catalogue(tmp_path: Path) -> None:
    text = OWN.replace("id: our-conduct", f"id: {CODE}")

    with pytest.raises(PolicyError, match="already"):
        load_library(library(tmp_path, text, f"{CODE}.yaml"))


def test_the_cases_beside_a_hall_s_prices_are_tried(tmp_path: Path) -> None:
    file = tmp_path / "our-conduct.yaml"
    file.write_text(OWN, encoding="utf-8")
    assert lint_file(file) == ()

    file.write_text(OWN.replace("points: 1}", "points: 3}"), encoding="utf-8")
    (finding,) = lint_file(file)
    assert "does not hold" in finding.what.en
    assert finding.row == 18
