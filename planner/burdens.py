"""Who carries how much of what is nobody's favourite: the worst off first.

Beside the level `evenness`, for people to read. A count is put in proportion to the
half-days on which a person was there, what was carried over is added, and the sum is
held against the average of the colleagues: of the window, or of all cadres.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from hall.domain import HALVES, HalfDay, LeaveRequest
from hall.plan import Burden, Plan
from planner.problem import Problem

STAND_INS, NOON, WEEKEND, CADRE = "stand_ins", "noon", "weekend", "cadre_half_days"
SATURDAY = 5
Counts = Mapping[tuple[str, str], int]  # who, measure


def burdens(
    problem: Problem, plan: Plan, leave: Iterable[LeaveRequest]
) -> tuple[Burden, ...]:
    """Return what staff and cadres carry in a plan, the worst off first."""
    present = _present(problem, leave)
    counts = _counted(problem, plan)
    rows = [
        row
        for group in _groups(problem)
        for measure in sorted({what for _who, what in counts})
        for row in _compared(problem, group, measure, counts, present)
    ]
    order = sorted(rows, key=lambda b: (b.average - b.adjusted, b.measure, b.staff))
    return tuple(order)


def _groups(problem: Problem) -> Iterator[list[str]]:
    """Yield the people who are held against one another."""
    for people in problem.staff_of:
        yield [problem.hall.staff[person].id for person in people]
    yield [cadre.id for cadre in problem.hall.cadres]


def _compared(
    problem: Problem,
    group: list[str],
    measure: str,
    counts: Counts,
    present: Mapping[str, int],
) -> Iterator[Burden]:
    """Yield what each of a group carries, where anybody of it carries anything."""
    every = len(problem.days) * len(HALVES)
    carried = {
        who: int(problem.hall.carry.get((who, measure), 0))
        for who in group
        if present[who]
    }
    adjusted = {
        who: before + Fraction(counts.get((who, measure), 0) * every, present[who])
        for who, before in carried.items()
    }
    if not any(adjusted.values()):
        return
    average = sum(adjusted.values(), Fraction(0)) / len(adjusted)
    for who, load in adjusted.items():
        yield Burden(
            staff=who,
            measure=measure,
            count=counts.get((who, measure), 0),
            carried=carried[who],
            half_days=present[who],
            adjusted=round(100 * load),
            average=round(100 * average),
        )


def _counted(problem: Problem, plan: Plan) -> Counts:
    """Count lunches by block, stand-ins, noon and weekend posts, cadres' half-days."""
    counts: Counter[tuple[str, str]] = Counter()
    sessions = {block.id: block.session for block in problem.blocks}
    weekends: set[tuple[str, HalfDay]] = set()
    for a in plan.assignments:
        session = sessions[a.block]
        counts[a.staff, STAND_INS] += a.served_as != "A"
        counts[a.staff, NOON] += session == "noon"
        if session != "noon" and a.date.weekday() >= SATURDAY:
            weekends.add((a.staff, HalfDay(a.date, session)))
    counts.update((who, WEEKEND) for who, _half in weekends)
    counts.update((meal.staff, f"lunch:{meal.block}") for meal in plan.lunches)
    counts.update((duty.cadre, CADRE) for duty in plan.cadres)
    return counts


def _present(problem: Problem, leave: Iterable[LeaveRequest]) -> dict[str, int]:
    """Return on how many half-days of the month each person and cadre is there."""
    halves = [HalfDay(day, half) for day in problem.days for half in HALVES]
    rows: defaultdict[str, list[LeaveRequest]] = defaultdict(list)
    for row in leave:
        if row.kind != "lactation":
            rows[row.staff].append(row)
    present = {
        who.id: sum(
            (who.joined is None or half.date >= who.joined)
            and not any(row.start <= half <= row.end for row in rows[who.id])
            for half in halves
        )
        for who in problem.hall.staff
    }
    for cadre in problem.hall.cadres:
        present[cadre.id] = sum(half not in cadre.unavailable for half in halves)
    return present
