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


def at(model: Any, found: Any, session: str) -> list[dict[str, str]]:
    """Return the places of a session, block by block."""
    return [
        model["places"][number]
        for number, block in zip(found["at"], model["blocks"], strict=True)
        if block["session"] == session
    ]


def kinds(model: Any, found: Any, session: str) -> list[str]:
    return [place["kind"] for place in at(model, found, session)]


def texts(model: Any, found: Any, session: str) -> list[str]:
    return [place["text"] for place in at(model, found, session)]


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


def test_a_cell_holds_the_morning_and_the_afternoon() -> None:
    model = board()
    found = cell(model, "S1", 0)

    assert texts(model, found, "am") == texts(model, found, "pm") == ["受理"]
    assert kinds(model, found, "am") == ["own"]


def test_a_stand_in_says_for_which_post() -> None:
    model = board()
    (place,) = at(model, cell(model, "S3", 1), "am")

    assert (place["kind"], place["text"]) == ("stand_in", "替登记")


def test_the_noon_says_in_which_block_somebody_eats() -> None:
    model = board()

    assert kinds(model, cell(model, "S1", 0), "noon") == ["own", "lunch"]
    assert kinds(model, cell(model, "S3", 0), "noon") == ["lunch", "stand_in"]


def test_leave_takes_its_half_day_and_the_noon_with_it() -> None:
    model = board()
    found = cell(model, "S2", 1)

    assert texts(model, found, "am") == ["假"]
    assert kinds(model, found, "noon") == ["leave", "leave"]
    assert kinds(model, found, "pm") == ["free"]


def test_leave_that_the_plan_approves_is_shown_and_refused_leave_is_not() -> None:
    model = board()

    assert texts(model, cell(model, "S3", 2), "am") == ["假"]
    assert kinds(model, cell(model, "S1", 0), "am") == ["own"]


def test_an_activity_shows_its_kind_and_its_name() -> None:
    model = board()
    (place,) = at(model, cell(model, "S3", 1), "pm")

    assert (place["text"], place["full"]) == ("训", "业务培训")


def test_before_joining_nobody_is_anywhere() -> None:
    model = board()

    assert kinds(model, cell(model, "S4", 0), "am") == ["not_yet"]
    assert kinds(model, cell(model, "S4", 1), "am") == ["free"]


def test_by_post_a_row_says_who_serves_it_and_where_nobody_does() -> None:
    model = board(BoardView(by="post"))
    rows = model["groups"][0]["people"]

    assert [row["id"] for row in rows] == ["P1", "P2"]
    assert texts(model, rows[1]["cells"][1], "am") == ["王才"]
    assert kinds(model, rows[1]["cells"][1], "pm") == ["gap"]
    assert kinds(model, rows[1]["cells"][0], "noon") == ["closed", "closed"]
    assert rows[1]["cells"][1]["opens"] == "S2"


def test_a_week_shows_its_own_days_only() -> None:
    model = board(BoardView(week=NEXT_MON))

    assert [day["date"] for day in model["days"]] == ["2026-06-08"]
    assert len(cell(model, "S1", 0)["at"]) == 4


def test_what_differs_from_the_published_plan_is_marked() -> None:
    plan = worlds.plan()
    others = [a for a in plan.assignments if (a.date, a.block) != (MON, "pm")]
    published = replace(plan, assignments=tuple(others))

    model = board(BoardView(against=published))
    posts = board(BoardView(against=published, by="post"))

    assert cell(model, "S1", 0)["changed"]
    assert not cell(model, "S3", 0)["changed"]
    assert cell(posts, "P1", 0)["changed"]
    assert not cell(posts, "P1", 1)["changed"]


def test_the_keys_choose_the_own_post_first_and_then_those_as_a_backup() -> None:
    rows = board()["groups"][0]["people"]

    assert [post["id"] for post in rows[0]["posts"]] == ["P1"]
    assert [post["id"] for post in rows[2]["posts"]] == ["P1", "P2"]


def test_the_light_tells_a_day_to_spare_from_one_to_the_last_and_one_short() -> None:
    lights = [day["light"] for day in board(BoardView(window="W1"))["cover"]]

    assert lights == ["full", "low", "full"]
    busy = replace(worlds.plan(), gaps=())
    model: Any = board_model(
        worlds.hall(), busy, (), "zh", BoardView(window="W1", week=MON)
    )
    assert [day["light"] for day in model["cover"]] == ["full", "tight"]


def test_cadres_stand_under_their_window_without_the_title_they_share() -> None:
    first, second = board()["groups"]

    assert first["cadres"][0] == {"am": "雷远", "pm": ""}
    assert second["cadres"] == []


def test_a_pin_marks_its_day_only() -> None:
    model = board(BoardView(pins=worlds.hall().pins))

    assert cell(model, "S1", 0)["pin"] == ["am"]
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
    assert found["bad"] == ["没有午餐"]


def test_a_morning_in_two_blocks_has_one_place_where_nothing_changes() -> None:
    hall = worlds.hall()
    am, *rest = hall.blocks
    early = replace(am, id="am1", end=am.start.replace(hour=10))
    late = replace(am, id="am2", start=early.end)
    plan = worlds.plan()
    served = [row for row in plan.assignments if row.block == "am"]
    both = [replace(row, block=b) for row in served for b in ("am1", "am2")]
    plan = replace(plan, assignments=tuple(both))

    model: Any = board_model(
        replace(hall, blocks=(early, late, *rest)), plan, (), "zh", None
    )

    found = cell(model, "S1", 0)
    assert found["at"][0] == found["at"][1]
    assert [block["minutes"] for block in model["blocks"]][:2] == [60, 90]


def test_a_narrow_screen_opens_with_the_day_edited_else_with_today() -> None:
    assert board()["today"] == 0
    assert board(BoardView(today=TUE))["today"] == 1
    assert board(BoardView(today=TUE, selected=("S1", NEXT_MON)))["today"] == 2


def test_in_english_the_marks_are_english() -> None:
    model: Any = board_model(worlds.hall(), worlds.plan(), (), "en", None)

    assert texts(model, cell(model, "S2", 1), "am") == ["leave"]
    assert model["cover"][1]["text"] == "−1"
