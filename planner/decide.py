"""Which leave requests are approved: the contract's order, each rule by its clause."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial, reduce
from itertools import combinations

from hall.calendar import WorkCalendar
from hall.domain import Half, LeaveRequest
from hall.plan import Decision, Help, Hindrance, Obstacle, Plan, Reason
from planner.goals import Contract
from planner.harm import Harm, additional_gap
from planner.hindrance import hindrances
from planner.month import MonthSolver, Unsolvable
from planner.needs import NEVER_REFUSED, Need, candidates, needs
from planner.problem import Problem
from planner.spells import spell_of
from planner.state import Promise, State, half_days
from planner.touched import cluster_with, extra, touched
from scoring.leave_rules import ClauseRef, LeaveRules

FILED_BEFORE = ("personal", "annual")  # the kinds a late filing forbids, contracts.md


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was decided on one request, and the promises an approval rests on.

    Attributes:
        points: Scaled points that the approval adds; 0 until they are asked for.
        before: The state it was decided against, if others were decided after it.
        core: Of a refusal: what is in the way, once that is asked for.
        would_help: Likewise: single changes that would make the leave possible.
    """

    request: LeaveRequest
    decision: Decision
    needs: tuple[Need, ...] = ()
    promises: Mapping[int, tuple[Promise, ...]] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()
    points: int = 0
    before: State | None = None
    core: tuple[Obstacle, ...] = ()
    would_help: tuple[Help, ...] = ()


@dataclass
class Court:
    """Decides requests against a state; remembers solved parts through its solver.

    Attributes:
        halves: Stand-ins are looked at on these half-days only; None = on all.
    """

    solver: MonthSolver
    rules: Sequence[LeaveRules]
    calendar: WorkCalendar
    halves: frozenset[tuple[int, Half]] | None = None

    def in_turn(
        self,
        state: State,
        requests: Iterable[LeaveRequest],
        tick: Callable[[int], None] = lambda done: None,
    ) -> tuple[State, tuple[Ruling, ...]]:
        """Decide in the order given, each request against those approved before it.

        ``tick`` is told after each how many are decided; it may raise to stop.
        """
        rulings = []
        for request in requests:
            before, ruling = state, self.decide(state, request)
            if ruling.decision == "approved":
                ruling = replace(ruling, points=self.points(state, ruling))
                state = self.after(state, ruling)
            rulings.append(replace(ruling, before=before))
            tick(len(rulings))
        return state, tuple(rulings)

    def granted(
        self, problem: Problem, rows: Iterable[LeaveRequest], plan: Plan | None
    ) -> State:
        """Return the state with leave that the book has as approved.

        Its stand-ins stay where somebody promised them: those whom a row names, and
        those with which ``plan``, the plan in force, approved it.
        """
        state = State.of(problem, rows)
        decided = plan.leave if plan is not None else ()
        kept = {decision.id for decision in decided if decision.substitutes}
        for request in state.leave:
            if request.substitute is not None or request.id in kept:
                spell = spell_of(self.calendar, request, state.leave)
                wanted = needs(state, request, spell, self.rules)
                state = state.promising(self.promises(state, request, wanted)[0])
        return state

    def points(self, state: State, ruling: Ruling) -> int:
        """Return the scaled points that an approval adds to the month's least."""
        after = self.after(state, ruling)
        return extra(self.solver, state, after, ruling.request).points

    def after(self, state: State, ruling: Ruling) -> State:
        """Return the state with an approved leave.

        Leave that is never refused may take a promised stand-in away: what can no
        longer be kept is given up.
        """
        after = state.with_leave(ruling.request, ruling.promises)
        for day, promise in self._broken(after, ruling.request):
            after = after.without(day, promise)
        return after

    def _broken(self, after: State, request: LeaveRequest) -> list[tuple[int, Promise]]:
        """Return the promises that cannot be kept beside a leave, day by day.

        Those that rest on the leave-taker come first: they are the likeliest.
        """
        taker = after.problem.person[request.staff]
        mine = set(cluster_with(after, taker).people)
        broken = []
        for day in dict.fromkeys(d for d, _half in half_days(after.problem, request)):
            near = [p for p in after.days[day].promises if mine.intersection(p.people)]
            doubtful = sorted(near, key=lambda p: taker not in p.people)
            for promise in self._given_up(after, request, day, doubtful):
                broken.append((day, promise))
                after = after.without(day, promise)
        return broken

    def _given_up(
        self, after: State, request: LeaveRequest, day: int, doubtful: list[Promise]
    ) -> tuple[Promise, ...]:
        """Return the fewest promises of a day, tried in order, that must be given up.

        None where the day has no lawful plan even without them: no leave is to blame.
        """
        helps = partial(self._helps, after, request, day)
        if not doubtful or helps(()) or not helps(doubtful):
            return ()
        sizes = range(1, len(doubtful) + 1)
        ways = (way for size in sizes for way in combinations(doubtful, size))
        return next(way for way in ways if helps(way))

    def _helps(
        self, after: State, request: LeaveRequest, day: int, dropped: Iterable[Promise]
    ) -> bool:
        left = reduce(lambda state, each: state.without(day, each), dropped, after)
        return self._dead_end(left, request, day) is None

    def decide(self, state: State, request: LeaveRequest) -> Ruling:
        """Approve or refuse one request, with the clauses that forbid it.

        Leave that is never refused gets the stand-ins that can be had.
        """
        spell = spell_of(self.calendar, request, state.leave)
        wanted = tuple(
            need
            for need in needs(state, request, spell, self.rules)
            if self.halves is None or (need.day, need.half) in self.halves
        )
        kept, broken = self.promises(state, request, wanted)
        if request.kind in NEVER_REFUSED:
            return Ruling(request, "approved", wanted, kept)
        reasons = self._formal(request) + [
            self._no_stand_in(state, request, need) for need in broken
        ]
        if not reasons:
            reasons = self._breaks(state, request, kept)
        if not reasons:
            reasons = self._harm(state, request, kept)
        approval = Ruling(request, "approved", wanted, kept)
        reasons = reasons or self._dear(state, approval)
        if reasons:
            return Ruling(request, "refused", wanted, reasons=tuple(reasons))
        return approval

    def promises(
        self, state: State, request: LeaveRequest, wanted: Sequence[Need]
    ) -> tuple[dict[int, tuple[Promise, ...]], tuple[Need, ...]]:
        """Return the promises that can be kept together, and the needs that cannot.

        A named stand-in binds on every half-day on which he can serve at all.
        """
        kept: dict[int, tuple[Promise, ...]] = {}
        broken = []
        for need in wanted:
            promise = need.promise(candidates(state.problem, request, need), request.id)
            attempt = {**kept, need.day: (*kept.get(need.day, ()), promise)}
            if promise.people and self._possible(state, request, need, attempt):
                kept = attempt
            else:
                broken.append(need)
        return kept, tuple(broken)

    def _possible(
        self,
        state: State,
        request: LeaveRequest,
        need: Need,
        promises: Mapping[int, tuple[Promise, ...]],
    ) -> bool:
        """Tell whether a lawful plan keeps the promises of that half-day.

        A "no" is proved a second time, another way.
        """
        dead_end = self._dead_end(
            state.with_leave(request, promises), request, need.day
        )
        if dead_end is not None:
            self.solver.prove(dead_end)
        return dead_end is None

    def _dead_end(
        self, after: State, request: LeaveRequest, day: int
    ) -> Unsolvable | None:
        """Return why a day of a leave has no lawful plan, if it has none."""
        try:
            for part in touched(self.solver, after, request, frozenset([day])):
                self.solver.alone(after, part, Contract())
        except Unsolvable as dead_end:
            return dead_end
        return None

    def _breaks(
        self,
        state: State,
        request: LeaveRequest,
        promises: Mapping[int, tuple[Promise, ...]],
    ) -> list[Reason]:
        """Return the stand-ins promised to earlier leave that this one takes away."""
        after = state.with_leave(request, promises)
        posts = state.problem.hall.posts
        return [
            Reason(
                "promised_stand_in",
                promise.because.policy,
                promise.because.clause,
                promise.because.quote,
                state.problem.days[day],
                promise.half,
                posts[promise.posts[0]].id,
                (Hindrance(request.staff, "promised_elsewhere"),),
            )
            for day, promise in self._broken(after, request)
        ]

    def _formal(self, request: LeaveRequest) -> list[Reason]:
        """Return what the papers alone forbid: late filing, missing documents."""
        reasons = []
        late = request.submitted is not None and request.submitted > request.start.date
        for rule in self.rules:
            if late and request.kind in FILED_BEFORE and rule.filed_before:
                reasons.append(_reason("filed_before", rule.filed_before))
            undocumented = request.kind == "official" and not request.documents
            if undocumented and rule.official_documents:
                reasons.append(_reason("official_documents", rule.official_documents))
        return reasons

    def _no_stand_in(self, state: State, request: LeaveRequest, need: Need) -> Reason:
        return Reason(
            "no_stand_in",
            need.because.policy,
            need.because.clause,
            need.because.quote,
            state.problem.days[need.day],
            need.half,
            self._lacking(state, request, need),
            hindrances(state, request, need),
        )

    def _lacking(self, state: State, request: LeaveRequest, need: Need) -> str | None:
        """Return a post of a need for which, by itself, nobody can stand in."""
        for post in need.posts if need.every and len(need.posts) > 1 else ():
            alone = replace(need, posts=(post,))
            if self.promises(state, request, [alone])[1]:
                return state.problem.hall.posts[post].id
        return state.problem.hall.posts[need.posts[0]].id if need.posts else None

    def _harm(
        self,
        state: State,
        request: LeaveRequest,
        promises: Mapping[int, tuple[Promise, ...]],
    ) -> list[Reason]:
        """Return why annual leave would do harm: an additional gap in its window."""
        clauses = [r.annual_without_harm for r in self.rules if r.annual_without_harm]
        if request.kind != "annual" or not clauses:
            return []
        after = state.with_leave(request, promises)
        harm = additional_gap(self.solver, state, after, request)
        if harm is None:
            return []
        return [_harmed(clause, harm) for clause in clauses]

    def _dear(self, state: State, ruling: Ruling) -> list[Reason]:
        """Return the hall's own limit on what a leave may cost, where it is passed."""
        limit = state.problem.hall.leave_max_points
        if limit is None or self.points(state, ruling) <= limit * state.problem.scale:
            return []
        return [Reason("leave_max_points", "hall", "leave.max_points", "")]


def _reason(rule: str, clause: ClauseRef) -> Reason:
    return Reason(rule, clause.policy, clause.clause, clause.quote)


def _harmed(clause: ClauseRef, harm: Harm) -> Reason:
    return replace(
        _reason("annual_without_harm", clause),
        date=harm.date,
        half=None if harm.session == "noon" else harm.session,
        post=harm.post,
        people=harm.people,
    )


def in_order(requests: Iterable[LeaveRequest]) -> list[LeaveRequest]:
    """Return requests in the order of decision: never refused first, then by filing.

    Ties keep the order of the rows; a request without a filing date comes last.
    """
    return sorted(
        requests,
        key=lambda r: (r.kind not in NEVER_REFUSED, r.submitted or dt.date.max),
    )


def in_month(state: State, request: LeaveRequest) -> bool:
    """Tell whether a request touches the month at all."""
    return bool(half_days(state.problem, request))
