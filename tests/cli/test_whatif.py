"""`hallrota policy whatif`, price files of a hall, and scores that cannot be given."""

import json
from fractions import Fraction
from pathlib import Path

from tests.cli.conftest import DATA, Command

OVERLAY = """\
schema: hall-overlay/1
id: our-conduct
version: "1"
of: conduct-code-prohibitions
title: {zh: 本厅扣分, en: our prices}
source: 本厅
subject: staff
score: {base: 100, floor: 0, ceiling: null, incident: max}
prices:
  - criterion: 一(八)
    points: 0.5
    cases: [{note: 一次, facts: [{}], points: 0.5}]
"""


def ask(hallrota: Command, setting: str, *more: str) -> tuple[int, str, str]:
    book = ("--period", "2026-06", "--set", setting)
    said = hallrota("policy", "whatif", DATA / "demo", *book, *more)
    return said.code, said.out, said.err


def test_every_figure_that_changes_is_told(hallrota: Command) -> None:
    code, out, _ = ask(hallrota, "huzhou-window.5.days.points=3", "--json")

    effects = json.loads(out)
    assert code == 0
    assert {each["policy"] for each in effects} == {"huzhou-window"}
    scores = [each for each in effects if each["figure"] == "score"]
    assert scores
    pairs = [
        [Fraction(str(each[name])) for name in ("before", "after")] for each in scores
    ]
    assert all(before < after for before, after in pairs)


def test_the_lines_leave_out_what_only_leads_to_the_score(hallrota: Command) -> None:
    _, out, _ = ask(hallrota, "huzhou-window.5.days.points=3")

    assert "得分" in out
    assert "raw_score" not in out
    assert "sections" not in out


def test_a_change_without_effect_says_so(hallrota: Command) -> None:
    code, out, _ = ask(hallrota, "huzhou-window.5.days.points=5")

    assert (code, out) == (0, "没有一个得分会变\n")


def test_a_setting_that_names_nothing_is_refused_with_a_hint(hallrota: Command) -> None:
    code, _, err = ask(hallrota, "huzhou-window.5.day.points=3", "--lang", "en")

    assert code == 2
    assert "nothing called '5.day.points'" in err
    assert "5.days.points" in err


def test_a_hall_s_own_prices_are_shown_and_checked(
    hallrota: Command, tmp_path: Path
) -> None:
    file = tmp_path / "our-conduct.yaml"
    file.write_text(OVERLAY, encoding="utf-8")

    assert "每次扣0.5分" in hallrota("policy", "show", file).out
    assert hallrota("policy", "lint", file).code == 0

    file.write_text(OVERLAY.replace("一(八)", "一(八十)"), encoding="utf-8")
    refused = hallrota("policy", "lint", file)
    assert refused.code == 2
    assert "一(八十)" in refused.err


def test_a_score_that_cannot_be_given_names_the_blanks(
    hallrota: Command, book: Path
) -> None:
    hall = book / "hall.yaml"
    text = hall.read_text(encoding="utf-8")
    more = "policies:\n  - {id: yaqiao-township, parameters: {base: 100}}\n"
    hall.write_text(text.replace("policies:\n", more), encoding="utf-8")

    said = hallrota("score", book, "--period", "2026-06")

    assert said.code == 0
    (line, *_) = [line for line in said.out.splitlines() if "unfit_below" in line]
    assert "badge_points" in line
    assert " base" not in line
    assert "得分 0、" in said.out  # a score of nothing is a score
