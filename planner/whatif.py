"""One leave request answered: what it needs, what it costs, why not, and when else."""

import time
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from hall.domain import LeaveRequest
from hall.plan import Answer, Change, PointLine, Reason, Verdict
from planner.assemble import rounded, substitutes
from planner.case import Case
from planner.chains import chains
from planner.decide import Court, Ruling
from planner.decompose import Part
from planner.hindrance import gap_reason, places_of
from planner.month import Undecided, Unsolvable
from planner.otherdates import alternatives
from planner.outcome import Outcome, outcome
from planner.placed import Placed
from planner.problem import Cell
from planner.repair import as_planned, repaired
from planner.spells import HALF, spell_of, working_halves
from planner.state import LUNCH
from planner.touched import affected, touched

COUNTED = ("personal", "sick")  # the kinds that policies add up by the month


def answer(case: Case, request: LeaveRequest, *, others: bool = True) -> Answer:
    """Answer a request against a plan; only what it touches is solved again.

    Without ``others`` no other dates are looked for; all the rest is the same.
    """
    started = time.perf_counter()
    court = Court(case.solver, case.question.rules, case.question.calendar)
    try:
        ruling = court.decide(case.state, request)
        found = _answered(case, court, ruling, others=others)
    except Undecided:
        found = replace(_plain(case, request, "needs_person"), proven=False)
    return replace(found, seconds=round(time.perf_counter() - started, 4))


def _answered(case: Case, court: Court, ruling: Ruling, *, others: bool) -> Answer:
    effect = _effect(case, court, ruling)
    cost = effect.total if effect else Fraction(0)
    verdict = verdict_of(ruling, cost)
    found = replace(_plain(case, ruling.request, verdict), reasons=ruling.reasons)
    if effect is not None:
        found = _with_effect(case, ruling, effect, found)
    if others and verdict in ("refuse", "advise_against"):
        limit = None if verdict == "refuse" else cost
        offered = alternatives(case, court, ruling.request, limit)
        found = replace(found, alternatives=offered)
    return found


def verdict_of(ruling: Ruling, cost: Fraction) -> Verdict:
    """Return the first verdict that applies; ``cost`` in exact hundredths."""
    if ruling.decision == "refused":
        return "refuse"
    if cost > 0:
        return "advise_against"
    return "approve_with_substitutes" if ruling.needs else "approve"


def _plain(case: Case, request: LeaveRequest, verdict: Verdict) -> Answer:
    """Return what can be said without solving: papers, approvers, lengths."""
    question = case.question
    person = question.problem.hall.staff[question.problem.person[request.staff]]
    spell = spell_of(question.calendar, request, case.state.leave)
    documents = dict.fromkeys(
        paper
        for rule in question.rules
        for paper in rule.documents(request.kind, request.substitute is not None)
    )
    return Answer(
        verdict=verdict,
        chains={} if verdict == "refuse" else chains(question.rules, person, spell),
        documents=tuple(documents),
        days=float(HALF * len(working_halves(question.calendar, request))),
        counted_leave_days_month=_counted(case, request),
    )


def _counted(case: Case, request: LeaveRequest) -> float:
    """Return the personal and sick days of the month, this request included."""
    rows = [r for r in (*case.state.leave, request) if r.staff == request.staff]
    halves = {
        half
        for row in rows
        if row.kind in COUNTED
        for half in working_halves(case.question.calendar, row)
        if half.date in case.question.problem.day
    }
    carried = sum(
        case.question.problem.hall.carry.get((request.staff, f"leave_{kind}_month"), 0)
        for kind in COUNTED
    )
    return float(HALF * len(halves) + carried)


def _effect(case: Case, court: Court, ruling: Ruling) -> Outcome | None:
    """Return what the leave does, also where it is refused; None where nothing can be.

    Others' stand-ins that a leave which is never refused makes impossible are given up.
    """
    request = ruling.request
    after = court.after(case.state, ruling)
    days = affected(case.solver, case.state, after, request)
    if not days:
        return None
    try:
        then: Mapping[Part, Placed] = {
            part: as_planned(case, part)
            for part in touched(case.solver, case.state, request, days)
        }
        now = repaired(case, after, request, days)
    except Unsolvable:
        return None
    return outcome(case, after, request, then, now)


def _with_effect(case: Case, ruling: Ruling, effect: Outcome, found: Answer) -> Answer:
    problem = case.question.problem
    served = {(a.date, a.block, a.post): a.staff for a in effect.assignments}
    stand_ins = substitutes(problem, ruling, served)
    verdict = found.verdict
    if verdict == "approve_with_substitutes" and not stand_ins:
        verdict = "approve"  # nobody is there to stand in, and it is not refused
    return replace(
        found,
        verdict=verdict if effect.proven else "needs_person",
        substitutes=() if ruling.decision == "refused" else stand_ins,
        points=rounded(effect.total),
        lines=tuple(
            PointLine(
                line.subject, line.policy, line.clause, rounded(line.points), line.quote
            )
            for line in effect.lines
        ),
        reasons=ruling.reasons or _against(case, effect),
        diff=_diff(case, effect),
        new_gaps=effect.gaps,
        proven=effect.proven,
    )


def _against(case: Case, effect: Outcome) -> tuple[Reason, ...]:
    """Return what speaks against a leave that is lawful: each gap, else each line."""
    if effect.total <= 0:
        return ()
    quotes = {(line.policy, line.clause): line.quote for line in effect.lines}
    places = places_of(effect.found.values())
    gaps = tuple(
        gap_reason(effect.state, gap, places, quotes)
        for gap in effect.gaps
        if gap.charges
    )
    return gaps or tuple(
        Reason("points", line.policy, line.clause, line.quote)
        for line in effect.lines
        if line.points > 0
    )


def _diff(case: Case, effect: Outcome) -> tuple[Change, ...]:
    """Return the post-blocks whose server changes against the plan, in time."""
    cells = {cell for part in effect.found for cell in part.cells}
    posts = {post for part in effect.found for post in part.cluster.posts}
    before = {
        (cell, post): person
        for cell, person, post in case.old(cell.day for cell in cells)
        if post != LUNCH and cell in cells and post in posts
    }
    after = {
        (cell, post): person
        for placed in effect.found.values()
        for cell, person, post in placed.places
        if post != LUNCH
    }
    changed = sorted(
        key for key in set(before) | set(after) if before.get(key) != after.get(key)
    )
    return tuple(
        _change(case, cell, post, before.get((cell, post)), after.get((cell, post)))
        for cell, post in changed
    )


def _change(
    case: Case, cell: Cell, post: int, before: int | None, after: int | None
) -> Change:
    problem = case.question.problem
    old, new = (
        None if person is None else problem.hall.staff[person].id
        for person in (before, after)
    )
    return Change(
        problem.days[cell.day],
        problem.blocks[cell.block].id,
        problem.hall.posts[post].id,
        old,
        new,
    )
