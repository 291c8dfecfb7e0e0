"""A plan tells how far it is, and stops when it is told to."""

from dataclasses import replace

import pytest

from hall.domain import HalfDay, Hall, LeaveRequest
from planner import Progress, Stopped, plan_month
from tests.planner.tiny import MONTH, hall, june, post

STAGES = ["leave", "cover", "evenness"]
ASKED = 3


def asking() -> Hall:
    """Return a hall of two in which three half-days of leave are asked for."""
    days = tuple(june(n) for n in range(1, ASKED + 1))
    desk = post("P1", "S1", "S2", noon=True)
    base = hall({"W1": "S1 S2"}, (desk,), working_days=days)
    wishes = tuple(
        LeaveRequest(
            f"R{n}", "S1", "personal", HalfDay(june(n), "am"), HalfDay(june(n), "am")
        )
        for n in range(1, ASKED + 1)
    )
    return replace(base, leave=wishes)


def test_each_decision_on_leave_is_told() -> None:
    told: list[Progress] = []

    def listen(progress: Progress) -> bool:
        told.append(progress)
        return True

    plan_month(asking(), MONTH, progress=listen)

    leave = [(each.done, each.total) for each in told if each.stage == "leave"]
    assert leave == [(n, ASKED) for n in range(ASKED + 1)]
    assert list(dict.fromkeys(each.stage for each in told)) == STAGES


@pytest.mark.parametrize("stage", ["leave", "cover"])
def test_a_stop_before_there_is_a_plan_ends_it(stage: str) -> None:
    told: list[str] = []

    def listen(progress: Progress) -> bool:
        told.append(progress.stage)
        return progress.stage != stage

    with pytest.raises(Stopped):
        plan_month(asking(), MONTH, progress=listen)
    assert told.count(stage) == 1


def test_a_stop_after_that_keeps_the_best_so_far() -> None:
    plan = plan_month(asking(), MONTH, progress=lambda each: each.stage != "evenness")

    assert plan.assignments
    assert [level.name for level in plan.levels][:2] == ["points", "gaps"]
