"""Cadre days: no plan misses less of what is owed, and the judge agrees."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from types import MappingProxyType
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall.domain import HALVES, Cadre, Fact, HalfDay, Hall, PolicyChoice
from planner import plan_month
from planner.cadres import plan_cadres
from planner.cpsat import Effort
from planner.prepare import prepare
from tests.planner.judged import Judge
from tests.planner.tiny import MONTH, WINDOW, half, hall, june
from tests.planner.tiny_halls import QUIET

LARGE, SMALL = "S1 S2 S3", "S1 S2"
WEEK = (1, 2, 3, 4, 5)


def cadre(cadre_id: str, windows: str = "W1", busy: str = "") -> Cadre:
    """Return a cadre; ``busy`` are half-days like ``1 am`` parted by commas."""
    taken = frozenset(half(each.strip()) for each in busy.split(",") if each.strip())
    return Cadre(cadre_id, cadre_id, tuple(windows.split()), taken)


def visited(
    cadres: tuple[Cadre, ...],
    days: tuple[int, ...] = WEEK,
    *,
    facts: tuple[Fact, ...] = (),
    readings: Mapping[str, object] = MappingProxyType({}),
    **staff: str,
) -> Hall:
    """Return a hall without posts whose windows wait for cadres."""
    base = hall(
        staff, (), cadres=cadres, working_days=tuple(map(june, days)), facts=facts
    )
    return replace(base, policies=(PolicyChoice(WINDOW, readings),))


def missed(base: Hall) -> Fraction:
    """Return what the judge takes for the cadres that do not come, in hundredths."""
    judge = Judge(base)
    everywhere = [
        _on_site(HalfDay(day, each), "X", window.id)
        for window in base.windows
        for day in base.working_days or ()
        for each in HALVES
    ]
    facts = plan_month(base, MONTH).facts
    sent = [fact for fact in facts if fact.type == "cadre_on_site"]
    return judge.points(sent) - judge.points(everywhere)


def _on_site(at: HalfDay, who: str, window: str) -> Fact:
    attributes = {"half": at.half, "cadre": who}
    fact_id = f"{at} {who} {window}"
    return Fact(fact_id, "cadre_on_site", window, at.date, attributes=attributes)


@dataclass(frozen=True)
class Row:
    """A hall, and how many times five points its cadres miss."""

    remark: str
    hall: Hall
    times: int


ROWS = [
    Row("a large window, a cadre who is always free",
        visited((cadre("C1"),), W1=LARGE), 0),
    Row("a large window, nobody: once a day", visited((), W1=LARGE), 5),
    Row("half a day is no day", visited((cadre("C1", busy="1 pm"),), W1=LARGE), 1),
    Row("two cadres share the day",
        visited((cadre("C1", busy="1 pm"), cadre("C2", busy="1 am")), W1=LARGE), 0),
    Row("the same cadre must stay where the reading says so",
        visited((cadre("C1", busy="1 pm"), cadre("C2", busy="1 am")),
                readings={"fullday_shareable": False}, W1=LARGE), 1),
    Row("one cadre for two large windows",
        visited((cadre("C1", "W1 W2"),), (1, 2), W1=LARGE, W2="T1 T2 T3"), 2),
    Row("a cadre goes only to his windows",
        visited((cadre("C1", "W2"),), (1,), W1=LARGE, W2="T1 T2 T3"), 1),
    Row("a small window, nobody: three half-days a week", visited((), W1=SMALL), 3),
    Row("a small window, exactly three half-days free",
        visited((cadre("C1", busy="1 am, 1 pm, 2 am, 2 pm, 3 am, 3 pm, 4 am"),),
                W1=SMALL), 0),
    Row("one fewer",
        visited((cadre("C1", busy="1 am, 1 pm, 2 am, 2 pm, 3 am, 3 pm, 4 am, 4 pm"),),
                W1=SMALL), 1),
    Row("a week of four days: two of them", visited((), (1, 2, 3, 4), W1=SMALL), 2),
    Row("a week of two days: one", visited((), (1, 2), W1=SMALL), 1),
    Row("a week of one day: none", visited((), (1,), W1=SMALL), 0),
    Row("each calendar week for itself", visited((), (4, 5, 8, 9), W1=SMALL), 2),
    Row("two small windows take turns",
        visited((cadre("C1", "W1 W2"),), (1, 2, 3, 4), W1=SMALL, W2="T1 T2"), 0),
    Row("what is on record need not come again",
        visited((), facts=(_on_site(half("1 am"), "C9", "W1"),
                           _on_site(half("1 pm"), "C9", "W1"),
                           _on_site(half("2 pm"), "C9", "W1")), W1=SMALL), 0),
    Row("the half that is missing is added to the one on record",
        visited((cadre("C1", busy="1 am"),), (1,),
                facts=(_on_site(half("1 am"), "C9", "W1"),), W1=LARGE), 0),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.remark)
def test_cadres_miss_five_points_times(row: Row) -> None:
    assert missed(row.hall) == 500 * row.times


def test_nobody_is_sent_where_nobody_is_owed() -> None:
    plan = plan_month(visited((cadre("C1"), cadre("C2")), W1=SMALL), MONTH)

    assert len(plan.cadres) == 3


def test_without_the_policy_cadres_are_not_planned() -> None:
    base = hall({"W1": LARGE}, (), cadres=(cadre("C1"),))

    assert plan_month(base, MONTH).cadres == ()


@st.composite
def cadre_halls(draw: st.DrawFn) -> Hall:
    """Draw one or two windows, one or two cadres and up to two days."""
    days = draw(st.sampled_from([(1,), (1, 2), (5, 8), (2, 3)]))
    halves = [f"{day} {each}" for day in days for each in HALVES]
    staff = {"W1": draw(st.sampled_from([LARGE, SMALL]))}
    if draw(st.booleans()):
        staff["W2"] = draw(st.sampled_from(["T1 T2 T3", "T1"]))
    cadres = tuple(
        cadre(
            each,
            draw(st.sampled_from([" ".join(staff), *staff])),
            ",".join(draw(st.lists(st.sampled_from(halves), unique=True, max_size=2))),
        )
        for each in ("C1", "C2")[: draw(st.integers(1, 2))]
    )
    shareable = {"fullday_shareable": draw(st.booleans())}
    base = hall(staff, (), cadres=cadres, working_days=tuple(map(june, days)))
    return replace(base, policies=(PolicyChoice(WINDOW, shareable),))


def test_no_other_duties_miss_less() -> None:
    seen: set[int] = set()

    @settings(QUIET, max_examples=60)
    @given(cadre_halls())
    def compare(base: Hall) -> None:
        question = prepare(base, MONTH)
        planned = plan_cadres(question.problem, question.book.quotas, Effort())

        least = min(times_missed(base, duties) for duties in every_month(base))

        sent = [
            Visit(HalfDay(d.date, d.half), d.cadre, d.window) for d in planned.duties
        ]
        assert times_missed(base, sent) == least
        assert missed(base) == 500 * least
        assert planned.points == planned.bound == 500 * least * question.problem.scale
        seen.add(least)

    compare()
    assert len(seen) > 3


class Visit(NamedTuple):
    """A cadre at a window in a half-day."""

    at: HalfDay
    cadre: str
    window: str


def every_month(base: Hall) -> Iterator[list[Visit]]:
    """Yield every way to send every cadre somewhere or nowhere in each half-day."""
    halves = [HalfDay(d, each) for d in base.working_days or () for each in HALVES]
    choices: list[list[Visit | None]] = [
        [None, *(Visit(at, each.id, window) for window in each.windows)]
        for each in base.cadres
        for at in halves
        if at not in each.unavailable
    ]
    for chosen in product(*choices):
        yield [visit for visit in chosen if visit is not None]


def times_missed(base: Hall, visits: Sequence[Visit]) -> int:
    """Count the days without cadre of large windows, the half-days of small ones."""
    missing = 0
    for window in base.windows:
        here = {(v.at, v.cadre) for v in visits if v.window == window.id}
        size = sum(person.window == window.id for person in base.staff)
        missing += _days(base, here) if size >= 3 else _half_days(base, here)
    return missing


def _days(base: Hall, here: set[tuple[HalfDay, str]]) -> int:
    shared = base.policies[0].readings["fullday_shareable"]
    return sum(
        not (am and pm if shared else am & pm)
        for day in base.working_days or ()
        for am, pm in [
            [{who for at, who in here if at == HalfDay(day, each)} for each in HALVES]
        ]
    )


def _half_days(base: Hall, here: set[tuple[HalfDay, str]]) -> int:
    weeks = Counter(day.isocalendar().week for day in base.working_days or ())
    attended = {at for at, _who in here}
    return sum(
        max(
            0,
            min(3, 3 * days // 5)
            - sum(at.date.isocalendar().week == week for at in attended),
        )
        for week, days in weeks.items()
    )
