"""What each command does when all is well."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hall.book import check_book, read_book
from tests.cli.conftest import DATA, Command

MONTH = "2026-06"
ASK = (
    "leave",
    DATA / "small",
    "--staff",
    "S2",
    "--kind",
    "personal",
    "--from",
    "2026-06-23 am",
    "--to",
    "2026-06-23 pm",
)


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the plan of the small hall, made by the program itself."""
    out = tmp_path_factory.mktemp("plan") / "plan.json"
    arguments = ["plan", str(DATA / "small"), "--month", MONTH, "--out", str(out)]
    done = subprocess.run(
        [sys.executable, "-c", "import cli; cli.main()", *arguments],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert "示例镇便民服务中心" in done.stdout
    assert done.stderr == ""
    return out


def test_a_plan_file_says_everything(plan_file: Path) -> None:
    plan = json.loads(plan_file.read_text("utf-8"))

    assert (plan["hall"], plan["month"]) == ("small", MONTH)
    assert [level["name"] for level in plan["levels"]][:3] == [
        "points",
        "gaps",
        "gap_minutes",
    ]
    assert {each["id"] for each in plan["leave"]} >= {"R2", "R3"}
    assert plan["predicted"]["huzhou-staff"]["S1"]["score"]


def test_the_summary_names_levels_gaps_and_decisions(hallrota: Command) -> None:
    said = hallrota("plan", DATA / "small", "--month", MONTH)

    assert said.code == 0
    assert said.err == ""
    assert "预计扣分" in said.out
    assert "已证明最优" in said.out
    assert "R2 李思雨 事假" in said.out


def test_the_summary_speaks_english_on_request(hallrota: Command) -> None:
    said = hallrota("plan", DATA / "small", "--month", MONTH, "--lang", "en")

    assert "proven minimal" in said.out


def test_a_month_not_yet_published_is_planned_and_called_a_forecast(
    hallrota: Command,
) -> None:
    published = hallrota("plan", DATA / "small", "--month", MONTH)
    forecast = hallrota("plan", DATA / "small", "--month", "2027-06")

    assert forecast.code == 0
    assert "预排" in forecast.out
    assert "预排" not in published.out


def test_a_published_plan_is_kept_to(hallrota: Command, plan_file: Path) -> None:
    said = hallrota("plan", DATA / "small", "--month", MONTH, "--published", plan_file)

    assert said.code == 0
    assert "与已发布不同" in said.out


def test_leave_is_answered_as_one_json_document(
    hallrota: Command, plan_file: Path
) -> None:
    said = hallrota(*ASK, "--plan", plan_file, "--json")

    answer = json.loads(said.out)
    assert said.code == 0
    assert said.err == ""
    assert answer["verdict"] in ("approve", "approve_with_substitutes")
    assert answer["days"] == 1
    assert answer["counted_leave_days_month"] == 1
    assert answer["chains"] == {"leave-and-substitution-2024": ["shift_leader"]}


def test_leave_without_a_plan_plans_the_month_first(
    hallrota: Command, plan_file: Path
) -> None:
    with_plan = json.loads(hallrota(*ASK, "--plan", plan_file, "--json").out)
    without = json.loads(hallrota(*ASK, "--json").out)

    del with_plan["seconds"], without["seconds"]
    assert without == with_plan


def test_a_refusal_quotes_the_rule_and_leaves_with_one(
    hallrota: Command, plan_file: Path
) -> None:
    late = ("--submitted", "2026-06-24")

    said = hallrota(*ASK, "--plan", plan_file, *late)

    assert said.code == 1
    assert "不能批准" in said.out
    assert "依据《" in said.out


def test_scores_are_one_json_document(hallrota: Command, plan_file: Path) -> None:
    recorded = hallrota("score", DATA / "small", "--period", MONTH, "--json")
    foreseen = hallrota(
        "score", DATA / "small", "--period", MONTH, "--plan", plan_file, "--json"
    )

    before, after = json.loads(recorded.out), json.loads(foreseen.out)
    assert before["huzhou-staff"]["S4"]["deductions"] == 5  # an early lunch
    assert set(before) == set(after) == {"huzhou-staff", "huzhou-window"}
    assert after != before


def test_scores_show_fact_clause_and_quote(hallrota: Command) -> None:
    said = hallrota("score", DATA / "small", "--period", MONTH)

    assert said.code == 0
    assert "S4 王海涛" in said.out
    assert "第 " in said.out
    assert "“" in said.out


CASE = """\
cases:
  - case: T-1
    policy: huzhou-staff
    period: "2026-05"
    windows: [{id: W1, staff: [P1, P2]}]
    facts:
      - {id: e1, type: early_lunch, subject: P1, date: 2026-05-06}
    expect: {P1: {score: %s}}
"""


@pytest.mark.parametrize(("score", "code"), [(95, 0), (96, 1)])
def test_cases_say_whether_they_hold(
    hallrota: Command, tmp_path: Path, score: int, code: int
) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(CASE % score, "utf-8")

    as_json = hallrota("case", file, "--json")
    as_text = hallrota("case", file)

    report = json.loads(as_json.out)
    assert as_json.code == as_text.code == code
    assert (report["passed"], report["failed"]) == (1 - code, code)
    assert ("T-1" in as_text.out) is bool(code)


def test_policies_are_listed(hallrota: Command) -> None:
    listed = hallrota("policy", "list")

    assert listed.code == 0
    assert "leave-and-substitution-2024" in listed.out


@pytest.mark.parametrize(
    ("policy", "quote"),
    [
        ("huzhou-staff", "当月请假累计3天（含）以上"),
        ("huzhou-window", "当月窗口工作人员扣分总和加权平均"),
        ("leave-and-substitution-2024", "两人窗口,若一人请假一天以上"),
    ],
)
def test_a_policy_is_shown_in_its_own_words(
    hallrota: Command, policy: str, quote: str
) -> None:
    shown = hallrota("policy", "show", policy)

    assert shown.code == 0
    assert quote in shown.out


def test_policies_are_compared_clause_by_clause(
    hallrota: Command, tmp_path: Path
) -> None:
    text = (DATA.parent / "policies" / "huzhou-staff.yaml").read_text("utf-8")
    dearer = tmp_path / "huzhou-staff.yaml"
    dearer.write_text(text.replace("fine: 50", "fine: 60", 1), "utf-8")

    same = hallrota("policy", "diff", "huzhou-staff", "huzhou-staff")
    changed = hallrota("policy", "diff", "huzhou-staff", dearer)

    assert (same.code, same.out) == (0, "")
    assert changed.code == 1
    signs = {line[0] for line in changed.out.splitlines()}
    assert signs == {"-", "+", "~"}
    assert [line for line in changed.out.splitlines() if line.startswith("~")] == [
        "~4.then.fine：50 → 60"
    ]


def test_a_limit_that_no_clause_text_shows_is_compared_too(
    hallrota: Command, tmp_path: Path
) -> None:
    text = (DATA.parent / "policies" / "huzhou-staff.yaml").read_text("utf-8")
    other = tmp_path / "huzhou-staff.yaml"
    other.write_text(text.replace("bounds: {ge: 3}", "bounds: {ge: 4}", 1), "utf-8")

    changed = hallrota("policy", "diff", "huzhou-staff", other, "--json")

    (found,) = json.loads(changed.out)
    assert (found["before"], found["after"]) == ("3", "4")
    assert found["name"].endswith("bounds.ge")


def test_a_policy_is_shown_as_of_a_day_and_a_day_must_be_a_date(
    hallrota: Command,
) -> None:
    same = hallrota("policy", "diff", "huzhou-staff", "huzhou-staff@2026-07-01")
    wrong = hallrota("policy", "show", "huzhou-staff@summer")

    assert (same.code, same.out) == (0, "")
    assert wrong.code == 2
    assert "summer" in wrong.err


def test_the_policies_of_the_house_are_sound(hallrota: Command) -> None:
    assert hallrota("policy", "lint").code == 0


def test_an_unknown_policy_is_answered_with_those_there_are(hallrota: Command) -> None:
    said = hallrota("policy", "show", "huzhou")

    assert said.code == 2
    assert "huzhou-staff" in said.err


def test_a_new_book_is_sound_and_can_be_planned(
    hallrota: Command, tmp_path: Path
) -> None:
    book = tmp_path / "新大厅"

    assert hallrota("book", "new", book).code == 0
    assert hallrota("book", "check", book).code == 0
    assert hallrota("plan", book, "--month", MONTH).code == 0


def test_a_book_goes_through_excel_unharmed(hallrota: Command, tmp_path: Path) -> None:
    workbook, back = tmp_path / "book.xlsx", tmp_path / "back"

    assert hallrota("book", "export", DATA / "small", workbook).code == 0
    assert hallrota("book", "import", workbook, back).code == 0

    assert read_book(back) == read_book(DATA / "small")
    assert check_book(back).errors == ()


def test_help_tells_of_every_command(hallrota: Command) -> None:
    said = hallrota("--help")

    assert said.code == 0
    for command in ("plan", "leave", "score", "case", "policy", "book", "serve"):
        assert f"  {command} " in said.out


def test_a_month_that_cannot_be_planned_is_a_no_with_its_reasons(
    hallrota: Command, book: Path, tmp_path: Path
) -> None:
    settings = book / "hall.yaml"
    text = re.sub(r"(?m)^canteen_seats:.*\n", "", settings.read_text("utf-8"))
    settings.write_text(f"{text}\ncanteen_seats: 0\n", "utf-8")
    (book / "pins.csv").unlink()
    out = tmp_path / "plan.json"

    said = hallrota("plan", book, "--month", "2026-06", "--out", out, "--lang", "en")
    written = json.loads(out.read_text("utf-8"))

    assert said.code == 1
    assert "canteen" in said.out.lower()
    assert (written["status"], written["assignments"]) == ("infeasible", [])
    assert {each["rule"] for each in written["reasons"]} >= {"lunch.canteen"}


def test_a_sick_call_lists_what_changes_for_whom(
    hallrota: Command, plan_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "repaired.json"
    asked = ("sick", DATA / "small", "--staff", "S2", "--from", "2026-06-23 am")
    until = ("--to", "2026-06-23 pm", "--plan", plan_file, "--now", "08:40")

    said = hallrota(*asked, *until, "--out", out)
    told = json.loads(hallrota(*asked, *until, "--json").out)

    assert (said.code, said.err) == (0, "")
    assert f"改动 {len(told['changes'])} 处" in said.out
    assert {change["date"] for change in told["changes"]} == {"2026-06-23"}
    repaired = json.loads(out.read_text("utf-8"))
    assert not any(
        each["staff"] == "S2" and each["date"] == "2026-06-23"
        for each in (*repaired["assignments"], *repaired["lunches"])
    )


def test_a_time_that_is_none_is_told(hallrota: Command, plan_file: Path) -> None:
    asked = ("sick", DATA / "small", "--staff", "S2", "--from", "2026-06-23 am")

    said = hallrota(
        *asked, "--to", "2026-06-23 pm", "--plan", plan_file, "--now", "soon"
    )

    assert said.code == 2
    assert "--now" in said.err


def test_calendar_prices_every_half_day_as_the_answer_does(
    hallrota: Command, plan_file: Path
) -> None:
    given = ("leave", DATA / "small", "--plan", plan_file)
    asked = (*given, "--calendar", "--month", MONTH)

    calendar = json.loads(hallrota(*asked, "--window", "W1", "--json").out)
    shown = hallrota(*asked).out

    assert (calendar["month"], calendar["kind"]) == (MONTH, "personal")
    assert len(calendar["cells"]) == 5 * 21 * 2
    dear = max(calendar["cells"], key=lambda cell: cell["points"] or 0)
    at = f"{dear['date']} {dear['half']}"
    who = ("--staff", dear["staff"], "--kind", "personal")
    answer = json.loads(hallrota(*given, *who, "--from", at, "--to", at, "--json").out)
    assert dear["points"] == answer["points"]["total"] > 0
    assert dear["verdict"] == answer["verdict"] == "advise_against"
    assert f" {dear['points'] // 100} " in shown
    assert {cell["state"] for cell in calendar["cells"]} == {"priced", "on_leave"}


def test_calendar_asks_for_its_month_and_knows_its_windows(hallrota: Command) -> None:
    given = ("leave", DATA / "small", "--calendar")

    monthless = hallrota(*given)
    elsewhere = hallrota(*given, "--month", MONTH, "--window", "W9", "--lang", "en")

    assert (monthless.code, elsewhere.code) == (2, 2)
    assert "缺少 --month" in monthless.err
    assert "there is no window 'W9'" in elsewhere.err


def test_other_orders_are_told_beside_that_of_the_rules(hallrota: Command) -> None:
    said = hallrota("orders", DATA / "small", "--month", MONTH)
    told = json.loads(
        hallrota("orders", DATA / "small", "--month", MONTH, "--json").out
    )

    assert (said.code, said.err) == (0, "")
    assert "按规定的先后" in said.out
    assert told["proven"] is True
    most, filed = told["most_approved"], told["by_filing"]
    assert len(most["approved"]) >= len(filed["approved"])
    assert told["fewest_points"]["points"] <= filed["points"]
