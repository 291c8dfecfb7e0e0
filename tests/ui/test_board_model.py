"""The board as data: everything that a window head is to see is in it."""

from dataclasses import replace
from typing import Any

from hall.errors import Say
from office import PlanFault
from tests.ui import worlds
from tests.ui.worlds import MON, NEXT_MON, TUE
from ui.board.model import BoardView, board_model


def board(view: BoardView | None = None, faults: tuple[PlanFault, ...] = ()) -> Any:
    return board_model(worlds.hall(), worlds.plan(), faults, "zh", view)


def cell(model: Any, staff: str, day: int) -> Any:
    rows = [row for group in model["groups"] for row in group["people"]]
    return next(row for row in rows if row["id"] == staff)["cells"][day]


def texts(runs: Any) -> list[str]:
    return [run["text"] for run in runs]


def test_there_is_a_column_per_working_day_and_weeks_are_told_apart() -> None:
    days = board()["days"]

    assert [day["date"] for day in days] == ["2026-06-01", "2026-06-02", "2026-06-08"]
    assert [day["week"] for day in days] == [True, False, True]
    assert days[0]["name"] == "6月1日 周一"


def test_there_is_a_row_per_person_under_his_window() -> None:
    groups = board()["groups"]

    assert [group["name"] for group in groups] == ["公安窗口", "税务窗口"]
    assert [row["id"] for row in groups[0]["people"]] == ["S1", "S2", "S3"]
    assert groups[0]["people"][0]["head"]


def test_one_window_can_be_looked_at_alone() -> None:
    model = board(BoardView(window="W2"))

    assert [group["name"] for group in model["groups"]] == ["税务窗口"]
    assert not any(day["low"] for day in model["cover"])


def test_a_cell_holds_the_morning_over_the_afternoon() -> None:
    found = cell(board(), "S1", 0)

    assert texts(found["am"]) == ["受理"]
    assert texts(found["pm"]) == ["受理"]
    assert found["am"][0]["kind"] == "own"


def test_a_stand_in_says_for_which_post() -> None:
    found = cell(board(), "S3", 1)

    assert (found["am"][0]["kind"], texts(found["am"])) == ("stand_in", ["替登记"])


def test_the_noon_bar_says_in_which_block_somebody_eats() -> None:
    assert cell(board(), "S1", 0)["noon"] == ["own", "lunch"]
    assert cell(board(), "S3", 0)["noon"] == ["lunch", "stand_in"]


def test_leave_takes_its_half_day_and_the_noon_with_it() -> None:
    found = cell(board(), "S2", 1)

    assert texts(found["am"]) == ["假"]
    assert found["noon"] == ["leave", "leave"]
    assert found["pm"][0]["kind"] == "free"


def test_leave_that_the_plan_approves_is_shown_and_refused_leave_is_not() -> None:
    assert texts(cell(board(), "S3", 2)["am"]) == ["假"]
    assert cell(board(), "S1", 0)["am"][0]["kind"] == "own"


def test_an_activity_shows_its_kind_and_its_name() -> None:
    found = cell(board(), "S3", 1)

    assert texts(found["pm"]) == ["训"]
    assert "业务培训" in found["title"]


def test_before_joining_nobody_is_anywhere() -> None:
    assert cell(board(), "S4", 0)["am"][0]["kind"] == "not_yet"
    assert cell(board(), "S4", 1)["am"][0]["kind"] == "free"


def test_cadres_stand_under_their_window_without_the_title_they_share() -> None:
    first, second = board()["groups"]

    assert first["cadres"][0] == {"am": "雷远", "pm": ""}
    assert second["cadres"] == []


def test_a_pin_marks_its_day_only() -> None:
    model = board(BoardView(pins=worlds.hall().pins))

    assert cell(model, "S1", 0)["pin"]
    assert not cell(model, "S1", 1)["pin"]


def test_a_gap_rings_the_holder_and_turns_the_foot_red_with_the_clause() -> None:
    model = board()

    assert cell(model, "S2", 1)["bad"]
    assert not cell(model, "S2", 0)["bad"]
    assert [day["low"] for day in model["cover"]] == [False, True, False]
    assert model["cover"][1]["text"] == "缺1"
    assert "扣 5 分" in model["cover"][1]["gaps"][0]
    assert "第 4 条" in model["cover"][1]["gaps"][0]


def test_a_fault_of_the_plan_rings_its_person_and_says_why() -> None:
    fault = PlanFault("lunch", Say("没有午餐", "no lunch"), MON, "L1", "S3")

    found = cell(board(faults=(fault,)), "S3", 0)

    assert found["bad"]
    assert "没有午餐" in found["title"]


def test_a_morning_in_two_blocks_is_merged_where_nothing_changes() -> None:
    hall = worlds.hall()
    am, *rest = hall.blocks
    early = replace(am, id="am1", end=am.start.replace(hour=10))
    late = replace(am, id="am2", start=early.end)
    plan = worlds.plan()
    served = [row for row in plan.assignments if row.block == "am"]
    both = [replace(row, block=b) for row in served for b in ("am1", "am2")]
    plan = replace(plan, assignments=tuple(both))

    model = board_model(
        replace(hall, blocks=(early, late, *rest)), plan, (), "zh", None
    )

    (run,) = cell(model, "S1", 0)["am"]
    assert run == {"kind": "own", "text": "受理", "minutes": 150}


def test_a_narrow_screen_opens_with_the_day_edited_else_with_today() -> None:
    assert board()["today"] == 0
    assert board(BoardView(today=TUE))["today"] == 1
    assert board(BoardView(today=TUE, selected=("S1", NEXT_MON)))["today"] == 2


def test_in_english_the_marks_are_english() -> None:
    model: Any = board_model(worlds.hall(), worlds.plan(), (), "en", None)

    assert texts(cell(model, "S2", 1)["am"]) == ["leave"]
    assert model["cover"][1]["text"] == "−1"
