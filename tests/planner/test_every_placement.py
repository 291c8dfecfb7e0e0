"""Plans of tiny halls against every placement there is, judged by the contract."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import product

from hypothesis import given, settings

from hall.domain import Fact, HalfDay, Hall
from hall.plan import Assignment, Gap, Lunch, Plan, PlannedActivity
from planner import plan_month
from planner.lawful import faults
from planner.prepare import Question, prepare
from planner.state import State
from tests.planner.every_placement import (
    AWAY,
    FREE,
    LUNCH,
    GapKey,
    Placement,
    Sitting,
    sittings,
    unevenness,
)
from tests.planner.judged import Judge, without_added
from tests.planner.tiny import MONTH
from tests.planner.tiny_halls import CAPPED, QUIET, halls

Counts = frozenset[tuple[tuple[str, str], int]]
PROVEN = ("points", "gaps", "gap_minutes", "stand_ins")
CHANGED = 6  # placements of each session that are tried for lawfulness
EXAMPLES = 150


@dataclass
class Prices:
    """What sessions cost by the judge, remembered by what happens in them."""

    hall: Hall
    known: dict[object, Fraction] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Ask the judge what an uneventful month costs."""
        self.judge = Judge(self.hall)
        self.quiet = self.judge.points(())

    def of(self, sitting: Sitting, at: Placement) -> Fraction:
        """Return what a session adds to an uneventful month."""
        happens = events(sitting, at)
        key = tuple((f.type, f.subject, f.date, repr(f.attributes)) for f in happens)
        if key not in self.known:
            self.known[key] = self.judge.points(happens) - self.quiet
        return self.known[key]


def events(sitting: Sitting, at: Placement) -> list[Fact]:
    """Return the facts that a session's placement makes."""
    hall = sitting.hall
    return [
        *(_gap_fact(hall, key) for key in sitting.gaps(at)),
        *_held(sitting, at),
        *_leave(sitting, at),
    ]


def _leave(sitting: Sitting, at: Placement) -> Iterable[Fact]:
    """Yield the half-day of leave of everybody who is away, covered or not."""
    if sitting.session == "noon":
        return
    empty = {post for _, _, post, _ in sitting.gaps(at)}
    for row in sitting.hall.leave:
        if row.start <= HalfDay(sitting.day, sitting.session) <= row.end:
            held = {p.id for p in sitting.hall.posts if p.holder == row.staff}
            attributes = {
                "kind": row.kind,
                "days": Decimal("0.5"),
                "covered": not held & empty,
            }
            fact_id = f"l-{row.staff}-{sitting.day}-{sitting.session}"
            yield Fact(
                fact_id, "leave_taken", row.staff, sitting.day, attributes=attributes
            )


def _gap_fact(hall: Hall, gap: GapKey) -> Fact:
    day, session, post_id, minutes = gap
    post = next(post for post in hall.posts if post.id == post_id)
    attributes = {"post": post_id, "session": session, "minutes": Decimal(minutes)}
    fact_id = f"{day}-{session}-{post_id}"
    return Fact(fact_id, "uncovered_post", post.holder, day, attributes=attributes)


def _held(sitting: Sitting, at: Placement) -> Iterable[Fact]:
    """Yield a training or an outreach for each window with enough of its people."""
    for activity in sitting.hall.activities:
        fact_type = {"training": "training_held", "outreach": "outreach"}.get(
            activity.kind
        )
        if fact_type is None or activity.date != sitting.day:
            continue
        there = {staff for (_, staff), place in at.items() if place == activity.id}
        for window in sitting.hall.windows:
            own = {p.id for p in sitting.hall.staff if p.window == window.id}
            share = Fraction(1, 2) if fact_type == "training_held" else Fraction(0)
            if own & there and len(own & there) >= share * len(own):
                yield Fact(f"h-{window.id}", fact_type, window.id, sitting.day)


def best(
    prices: Prices, sitting: Sitting
) -> tuple[tuple[Fraction, int, int, int], dict[Counts, Placement]] | None:
    """Return the least levels of a session and, by duties, placements with them."""
    reached: dict[tuple[Fraction, int, int, int], dict[Counts, Placement]] = {}
    for at in sitting.lawful_ones():
        gaps, counts = sitting.gaps(at), sitting.counts(at)
        stand_ins = sum(n for (_, what), n in counts.items() if what == "stand_ins")
        level = (
            prices.of(sitting, at),
            len(gaps),
            sum(minutes for *_, minutes in gaps),
            stand_ins,
        )
        reached.setdefault(level, {})[frozenset(counts.items())] = at
    return min(reached.items(), key=lambda item: item[0]) if reached else None


def evenest(hall: Hall, choices: Iterable[Iterable[Counts]]) -> int:
    """Return the least unevenness of a month that chooses one of each session's."""
    sums: set[Counts] = {frozenset()}
    for choice in choices:
        sums = {
            frozenset((Counter(dict(total)) + Counter(dict(more))).items())
            for total in sums
            for more in choice
        }
    return min(unevenness(hall, dict(total)) for total in sums)


def test_plans_are_as_good_as_the_best_of_every_lawful_placement() -> None:
    seen: Counter[str] = Counter()

    @settings(QUIET, max_examples=EXAMPLES)
    @given(halls())
    def compare(hall: Hall) -> None:
        prices = Prices(hall)
        found = [best(prices, sitting) for sitting in sittings(hall)]
        plan = plan_month(hall, MONTH)

        possible = [level for level in found if level is not None]
        assert (plan.status == "infeasible") == (len(possible) < len(found))
        if len(possible) < len(found):
            assert plan.reasons
            seen["infeasible"] += 1
            return
        question = prepare(hall, MONTH)
        assert faults(question, State.of(question.problem, hall.leave), plan) == ()
        _compare_levels(hall, prices, plan, possible)
        seen.update(_features(hall, plan))

    compare()
    wanted = ("infeasible", "gap", "stand-in", "full canteen", "attended", "priced gap")
    assert all(seen[name] >= 4 for name in wanted), seen


def test_plans_are_the_best_under_caps_that_bind() -> None:
    seen: Counter[str] = Counter()

    @settings(QUIET, max_examples=60)
    @given(halls(most_days=1, in_force=CAPPED))
    def compare(hall: Hall) -> None:
        plan = plan_month(hall, MONTH)
        if plan.status == "infeasible":
            return
        levels = {level.name: level.value for level in plan.levels}
        judge = Judge(hall)

        ways = [_distinct(sitting) for sitting in sittings(hall)]
        least = min(_together(judge, way) for way in product(*ways))

        lost = judge.points(without_added(hall, plan))
        assert [lost, *(levels[name] for name in PROVEN[1:])] == list(least)
        seen.update(["several gaps"] if len(plan.gaps) > 1 else [])
        seen.update(["points"] if levels["points"] else [])

    compare()
    assert min(seen["several gaps"], seen["points"]) >= 10, seen


@dataclass(frozen=True)
class Way:
    """What may happen in a session, and the least it takes after the points."""

    happens: tuple[Fact, ...]
    least: tuple[int, int, int]


def _distinct(sitting: Sitting) -> list[Way]:
    """Return one way for each different thing that may happen in a session."""
    ways: dict[str, Way] = {}
    for at in sitting.lawful_ones():
        happens = tuple(events(sitting, at))
        gaps = sitting.gaps(at)
        stand_ins = sum(
            n for (_, what), n in sitting.counts(at).items() if what == "stand_ins"
        )
        least = (len(gaps), sum(minutes for *_, minutes in gaps), stand_ins)
        key = repr(happens)
        if key not in ways or least < ways[key].least:
            ways[key] = Way(happens, least)
    return list(ways.values())


def _together(judge: Judge, ways: Sequence[Way]) -> tuple[Fraction, int, int, int]:
    points = judge.points([fact for way in ways for fact in way.happens])
    gaps, minutes, stand_ins = (
        sum(column) for column in zip(*(way.least for way in ways), strict=True)
    )
    return points, gaps, minutes, stand_ins


def _compare_levels(
    hall: Hall,
    prices: Prices,
    plan: Plan,
    found: Sequence[tuple[tuple[Fraction, int, int, int], dict[Counts, Placement]]],
) -> None:
    levels = {level.name: level for level in plan.levels}
    sums = [sum(column) for column in zip(*(level for level, _ in found), strict=True)]
    everything = [
        fact
        for sitting, (_, choices) in zip(sittings(hall), found, strict=True)
        for fact in events(sitting, next(iter(choices.values())))
    ]
    assert prices.judge.points(everything) == prices.quiet + sums[0]
    lost = prices.judge.points(without_added(hall, plan))
    assert lost == prices.quiet + sums[0]
    assert [levels[name].value for name in PROVEN[1:]] == sums[1:]
    assert all(levels[name].proven for name in PROVEN[1:])
    assert levels["points"].proven or len(hall.windows) > 1
    even = evenest(hall, [choices for _, choices in found])
    assert levels["evenness"].bound <= even <= levels["evenness"].value


def _features(hall: Hall, plan: Plan) -> list[str]:
    eating = Counter((lunch.date, lunch.block) for lunch in plan.lunches)
    return [
        *(["gap"] if plan.gaps else []),
        *(["priced gap"] if any(gap.charges for gap in plan.gaps) else []),
        *(["stand-in"] if any(a.served_as != "A" for a in plan.assignments) else []),
        *(["full canteen"] if hall.canteen_seats in eating.values() else []),
        *(
            ["attended"]
            if any(
                a.id == own.id and a.staff and not own.required
                for a in plan.activities
                for own in hall.activities
            )
            else []
        ),
    ]


def test_lawfulness_is_judged_alike_twice() -> None:
    seen: Counter[bool] = Counter()

    @settings(QUIET, max_examples=EXAMPLES)
    @given(halls(most_days=1))
    def compare(hall: Hall) -> None:
        chance = random.Random(len(repr(hall)))
        every = sittings(hall)
        lawful = [sitting.lawful_ones() for sitting in every]
        if not all(lawful):
            return
        question = prepare(hall, MONTH)
        state = State.of(question.problem, hall.leave)
        for number, sitting in enumerate(every):
            for _ in range(CHANGED):
                month = [chance.choice(placements) for placements in lawful]
                month[number] = _changed(sitting, month[number], chance)
                expected = sitting.lawful(month[number])
                told = faults(question, state, by_hand(question, every, month))
                assert (told == ()) is expected, (told, month[number])
                seen[expected] += 1

    compare()
    assert min(seen[True], seen[False]) > 200, seen


def _changed(sitting: Sitting, at: Placement, chance: random.Random) -> Placement:
    """Put one person elsewhere in one block, if there is an elsewhere."""
    block, person = chance.choice(sitting.blocks), chance.choice(sitting.hall.staff)
    place = chance.choice(sitting.options(person, block))
    return {**at, (block.id, person.id): place}


def by_hand(
    question: Question, every: Sequence[Sitting], month: Sequence[Placement]
) -> Plan:
    """Write placements down as a plan, its gaps truly named."""
    assignments, lunches, gaps = [], [], []
    going: dict[str, set[str]] = {}
    posts = {post.id for post in question.problem.hall.posts}
    for sitting, at in zip(every, month, strict=True):
        for (block, staff), place in at.items():
            if place in posts:
                assignments.append(Assignment(sitting.day, block, place, staff, "A"))
            elif place == LUNCH:
                lunches.append(Lunch(sitting.day, block, staff))
            elif place not in (FREE, AWAY):
                going.setdefault(place, set()).add(staff)
        gaps += [
            Gap(day, s, post, minutes) for day, s, post, minutes in sitting.gaps(at)
        ]
    return Plan(
        "tiny", MONTH, "feasible",
        assignments=tuple(assignments), lunches=tuple(lunches),
        activities=_activities(question.problem.hall, going), gaps=tuple(gaps),
    )  # fmt: skip


def _activities(
    hall: Hall, going: Mapping[str, set[str]]
) -> tuple[PlannedActivity, ...]:
    return tuple(
        PlannedActivity(
            a.id, a.date, a.blocks, None, a.kind, tuple(sorted(going[a.id]))
        )
        for a in hall.activities
        if a.id in going
    )
