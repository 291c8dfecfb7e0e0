"""The textbook model that the figures compare with is about the same month as ours."""

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path

from benchmarks.plan_records import COMMON
from benchmarks.plan_work import as_plan
from benchmarks.textbook import Textbook, whole_month
from hall.book import read_book
from hall.domain import Fact, Hall
from hall.plan import Level, Plan
from planner import plan_month
from planner.base import state_of
from planner.cpsat import Effort
from planner.lawful import faults
from planner.levels import minimise, terms
from planner.placed import read
from planner.prepare import prepare

SMALL = Path(__file__).parents[2] / "data" / "small"
MONTH = "2026-06"


@cache
def small() -> tuple[Hall, Plan]:
    """Return a hall whose trainings and outreach are all done, and its plan.

    What the planner adds by itself the textbook does not know.
    """
    hall = read_book(SMALL)
    done = [*("training_held",) * 4, *("outreach",) * 2]
    facts = tuple(
        Fact(f"done{n}", kind, "W1", dt.date(2026, 6, 1 + n))
        for n, kind in enumerate(done)
    )
    hall = replace(hall, facts=(*hall.facts, *facts))
    return hall, plan_month(hall, MONTH)


def common(plan: Plan) -> list[Level]:
    """Return the levels that the textbook has, too."""
    return [level for level in plan.levels if level.name in COMMON]


def test_one_model_of_the_whole_month_has_the_same_optimum() -> None:
    hall, plan = small()
    question = prepare(hall, MONTH)
    state = state_of(question, plan)
    roster = whole_month(state)

    solved, known = minimise(roster.model, terms(roster), Effort())
    theirs = as_plan(question, state, roster, read(roster, solved, known))

    assert [level.name for level in common(theirs)] == list(COMMON)
    assert common(theirs) == common(plan)
    assert not faults(question, state, theirs)


def test_the_textbook_goes_through_its_levels_one_by_one() -> None:
    hall, _plan = small()
    first = prepare(hall, MONTH).problem.days[:1]
    hall = replace(hall, working_days=first)
    plan = plan_month(hall, MONTH)
    question = prepare(hall, MONTH)
    state = state_of(question, plan)

    textbook = Textbook(whole_month(state), limit=60)
    placed = textbook.run()

    assert placed is not None
    assert [level.name for level in textbook.known] == list(COMMON)
    theirs = as_plan(question, state, textbook.roster, placed)
    assert common(theirs) == common(plan)
