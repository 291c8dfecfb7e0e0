"""A month planned, by the planner and by the textbook: what a child process does."""

from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measure import Clock, Spent
from benchmarks.plan_records import Ours, Theirs
from benchmarks.textbook import Textbook, as_one_part, whole_month
from hall.book import read_book
from hall.plan import Plan
from planner import Progress, plan_month
from planner.assemble import Draft, written
from planner.base import state_of
from planner.cadres import plan_cadres
from planner.cpsat import Effort
from planner.lawful import faults
from planner.placed import Placed
from planner.prepare import Question, prepare
from planner.roster import Roster
from planner.state import State


@dataclass
class _Listener:
    """Notes when the levels before evenness were proven: as evenness first reports."""

    clock: Clock = field(default_factory=Clock)
    covered: Spent | None = None

    def __call__(self, progress: Progress) -> bool:
        if progress.stage == "evenness" and self.covered is None:
            self.covered = self.clock.spent()
        return True


def ours(folder: Path, month: str) -> Ours:
    """Read a hall book and plan the month."""
    listener = _Listener()
    hall = read_book(folder)
    plan = plan_month(hall, month, progress=listener)
    spent = listener.clock.spent()
    days = len(prepare(hall, month).problem.days)
    return Ours(
        people=len(hall.staff),
        windows=len(hall.windows),
        days=days,
        plan=plan,
        spent=spent,
        covered=listener.covered or spent,
    )


def theirs(folder: Path, month: str, plan: Plan, limit: float) -> Theirs:
    """Plan the month by the textbook, with the leave decisions of ``plan``."""
    question = prepare(read_book(folder), month)
    state = state_of(question, plan)
    clock = Clock()
    textbook = Textbook(whole_month(state), limit)
    placed = textbook.run()
    spent = clock.spent()
    made = None if placed is None else as_plan(question, state, textbook.roster, placed)
    return Theirs(
        plan=made,
        begun=tuple(level.name for level in textbook.known),
        spent=spent,
        variables=len(textbook.roster.model.proto.variables),
        unlawful=0 if made is None else len(faults(question, state, made)),
    )


def as_plan(question: Question, state: State, roster: Roster, placed: Placed) -> Plan:
    """Write the textbook's month down as ours is, so that levels mean the same.

    Cadres are no part of the levels' struggle: the textbook gets the planner's.
    """
    cadres = plan_cadres(question.problem, question.book.quotas, Effort())
    found = {as_one_part(roster): placed}
    return written(Draft(question, state, (), found, cadres, ()), {})
