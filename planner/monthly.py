"""A month planned: decisions, cover, cadres, evenness, preference; written down."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from hall.domain import Hall
from hall.errors import Fault, RequestError, Say
from hall.plan import Level, Plan
from hall.version import VERSION
from planner.additions import Additions, Enriched
from planner.assemble import Draft, written
from planner.cadres import plan_cadres
from planner.cores import explained
from planner.cpsat import Effort
from planner.decide import Court, Ruling, in_month, in_order
from planner.even import Evening
from planner.explain import infeasible_plan
from planner.goals import Contract
from planner.levels import Bounds
from planner.month import MonthSolver, Undecided, Unsolvable
from planner.preference import settle
from planner.prepare import Question, prepare
from planner.published import placement
from planner.rearranged import rearranged
from planner.state import State

_UNDECIDED = Fault(
    "",
    Say(
        "在计算限度内没有得出结论，需人工确认",
        "No conclusion within the limit of the search",
    ),
    Say(
        "减少固定的位置，或换一个随机种子（--seed）再试",
        "Pin less, or try again with another --seed",
    ),
)


class Stopped(Exception):
    """The user stopped before there was a plan; nothing is lost, nothing is kept."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a plan is.

    Attributes:
        stage: ``leave``, ``cover``, ``cadres``, ``evenness`` or ``preference``.
        levels: What is known so far; ``evenness`` moves while its stage lasts.
    """

    stage: str
    done: int
    total: int
    levels: tuple[Level, ...] = ()


Listener = Callable[[Progress], bool]


@dataclass
class _Watch:
    """Passes progress on; remembers a stop, knows the hour."""

    listener: Listener | None
    time_limit: float | None
    started: float = field(default_factory=time.monotonic)
    stopped: bool = False

    def tell(self, progress: Progress) -> None:
        """Pass on how far the plan is; note when it is to stop."""
        if self.listener is not None and not self.listener(progress):
            self.stopped = True

    @property
    def late(self) -> bool:
        """Tell whether the time limit, if there is one, is over."""
        limit = self.time_limit
        return limit is not None and time.monotonic() - self.started > limit


def plan_month(  # noqa: PLR0913 - one keyword per option of `hallrota plan`
    hall: Hall,
    month: str,
    *,
    published: Plan | None = None,
    time_limit: float | None = None,
    seed: int = 1,
    progress: Listener | None = None,
) -> Plan:
    """Plan a month of a hall.

    Args:
        hall: The hall book.
        month: Like ``2026-06``.
        published: A plan of which as little as possible is to change.
        time_limit: Seconds after which the search for evenness ends; without it only
            deterministic limits hold, and the same book gives the same plan.
        seed: Seed of every solve.
        progress: Called often; returning False stops. What is found so far is kept
            from the stage ``evenness`` on.

    Returns:
        A plan without scorecards, or one that is ``infeasible`` with its reasons.

    Raises:
        Stopped: stopped before a plan was found.
        HallrotaError: the hall, its policies or its calendar cannot be planned with.
    """
    watch = _Watch(progress, time_limit)
    question = prepare(hall, month)
    planner = _Planner(question, watch, Effort(seed=seed), published)
    try:
        draft = planner.run()
    except Unsolvable as dead_end:
        return infeasible_plan(question.problem, dead_end)
    except Undecided as not_proven:
        raise RequestError([_UNDECIDED]) from not_proven
    plan = written(draft, _made(planner.effort))
    if published is None:
        return plan
    return replace(plan, changes=rearranged(question.problem, published, plan))


@dataclass
class _Planner:
    """The stages of one plan, in order."""

    question: Question
    watch: _Watch
    effort: Effort
    published: Plan | None

    def run(self) -> Draft:
        """Go through the stages; a stop in the second half keeps what is there."""
        problem = self.question.problem
        before = self.published and placement(problem, self.published)
        goal = Contract(before or None)
        solver = MonthSolver(self.effort)
        state, rulings = self._decide(solver)
        found = solver.solve(state, goal, self._covering)
        cadres = plan_cadres(problem, self.question.book.quotas, self.effort)
        evening = Evening(state, found, goal, self.effort, self._evening)
        even = evening.run()
        more = self._enriched(solver, evening, goal)
        if more.moved:
            even = evening.again(more.state, more.found, more.moved)
        last = settle(more.state, evening.found, goal, self.effort)
        return Draft(
            self.question,
            more.state,
            rulings,
            evening.found,
            cadres,
            (even, last),
            more.missed,
        )

    def _enriched(
        self, solver: MonthSolver, evening: Evening, goal: Contract
    ) -> Enriched:
        """Add trainings and outreach, those of a published plan first."""
        known = () if self.published is None else self.published.activities
        prefer = frozenset(activity.id for activity in known)
        return Additions(
            self.question, solver, evening.state, evening.found, goal, prefer
        ).run()

    def _decide(self, solver: MonthSolver) -> tuple[State, tuple[Ruling, ...]]:
        hall = self.question.problem.hall
        approved = [row for row in hall.leave if row.status == "approved"]
        requested = [row for row in hall.leave if row.status == "requested"]
        court = Court(solver, self.question.rules, self.question.calendar)
        state = court.granted(self.question.problem, approved, self.published)
        wanted = [row for row in requested if in_month(state, row)]
        self._deciding(0, len(wanted))
        tick = partial(self._deciding, total=len(wanted))
        decided, rulings = court.in_turn(state, in_order(wanted), tick)
        return decided, tuple(
            explained(court, ruling.before or state, ruling) for ruling in rulings
        )

    def _deciding(self, done: int, total: int) -> None:
        self._tell("leave", done, total)

    def _covering(self, done: int, total: int) -> None:
        self._tell("cover", done, total)

    def _evening(self, level: Bounds, done: int, total: int) -> bool:
        known = (Level(level.name, level.value, level.bound),)
        self.watch.tell(Progress("evenness", done, total, known))
        return not (self.watch.stopped or self.watch.late)

    def _tell(self, stage: str, done: int, total: int) -> None:
        """Tell of a stage before there is any plan, so that a stop ends everything."""
        self.watch.tell(Progress(stage, done, total))
        if self.watch.stopped:
            raise Stopped


def _made(effort: Effort) -> dict[str, object]:
    """Return how the plan was made; seconds are deterministic, so plans repeat."""
    return {
        "version": VERSION,
        "seed": effort.seed,
        "seconds": round(effort.spent.ticks, 3),
        "parameters": {"num_workers": 1, "linearization_level": 2},
    }
