"""Who else might stand in: really different people, and what is promised is kept."""

from dataclasses import replace

import pytest

from hall.domain import Hall
from planner import Engine, plan_month
from tests.planner.leave_table import PAIR_TWICE, r1, week
from tests.planner.tiny import LEAVE, MONTH, STAFF, hall, post

DEARER = hall(
    {"W1": "S1", "W2": "S7 S8 S9"},
    (
        post("P1", "S1", "S7 S8"),
        post("P7", "S7", "S9", window="W2", noon=True),
    ),
    (STAFF, LEAVE),
)


@pytest.mark.parametrize("base", [PAIR_TWICE, DEARER], ids=["alike", "by rank"])
def test_approving_an_option_gives_what_was_promised(base: Hall) -> None:
    asked = week(base, r1("2 am", "3 pm"))
    bare = replace(asked, leave=())

    found = Engine(bare, MONTH, plan_month(bare, MONTH)).options(asked.leave[0])

    assert len({option.staff for option in found}) == len(found) == 2
    for option in found:
        named = replace(asked.leave[0], substitute=option.staff)
        (decision,) = plan_month(replace(bare, leave=(named,)), MONTH).leave
        assert decision.decision == "approved"
        assert decision.points == option.points
        assert {each.staff for each in decision.substitutes} == {option.staff}
        assert {each.served_as for each in decision.substitutes} == {option.served_as}


def test_options_go_by_points_then_by_rank() -> None:
    asked = week(DEARER, r1("2 am", "2 pm"))
    bare = replace(asked, leave=())

    found = Engine(bare, MONTH, plan_month(bare, MONTH)).options(asked.leave[0])

    assert [(option.staff, option.served_as) for option in found] == [
        ("S7", "B1"),
        ("S8", "B2"),
    ]
    assert [option.points for option in found] == sorted(o.points for o in found)


def test_there_is_no_choice_where_nobody_need_stand_in_or_one_is_named() -> None:
    short = week(PAIR_TWICE, r1("2 am", "2 pm"))
    named = week(PAIR_TWICE, r1("2 am", "3 pm", substitute="S8"))
    bare = replace(short, leave=())
    engine = Engine(bare, MONTH, plan_month(bare, MONTH))

    assert engine.options(short.leave[0]) == ()
    assert engine.options(named.leave[0]) == ()
