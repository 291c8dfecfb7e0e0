"""Prices of planned facts add up to exactly what the judge takes for them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hall.domain import Fact, HalfDay, PolicyChoice
from scoring.active import Active, activate
from scoring.groups import Once
from scoring.period import Period
from scoring.prices import PriceBook, Quota, price_book
from scoring.score import score
from scoring.world import World, WorldWindow
from tests.scoring.worlds import LIBRARY, facts, readings, worlds

JUNE = Period.parse("2026-06")
HEXIAN, YANLING = "hexian-window", "yanling-hrss-window"
GAOXIN = "gaoxin-front-desk"
RED_FLAG, STAR = "changxing-red-flag-window", "changxing-service-star"
STAFF, WINDOW, LEAVE = "huzhou-staff", "huzhou-window", "leave-and-substitution-2024"
PLANNED = (
    "uncovered_post",
    "cadre_on_site",
    "training_held",
    "outreach",
    "leave_taken",
    "full_week_attendance",
)


@st.composite
def planned_facts(draw: st.DrawFn, world: World, number: int) -> Fact:
    """Draw a fact as plans predict it."""
    kind = draw(st.sampled_from(PLANNED))
    of_window = kind in ("cadre_on_site", "training_held", "outreach")
    ids = world.subjects("window" if of_window else "staff")
    of_kind: dict[str, dict[str, object]] = {
        "uncovered_post": {
            "minutes": draw(st.sampled_from([15, 40, 150])),
            "b": None,
            "b_in_place": False,
            "on_leave": draw(st.sampled_from([None, *world.subjects("staff")])),
            "planned": True,
        },
        "cadre_on_site": {"half": draw(st.sampled_from(["am", "pm"])), "cadre": "C1"},
        "leave_taken": {
            "kind": draw(st.sampled_from(["personal", "sick", "annual"])),
            "days": Decimal(draw(st.sampled_from(["0.5", "3", "9.5"]))),
            "covered": draw(st.booleans()),
        },
    }
    day = draw(st.sampled_from(world.working_days))
    return Fact(
        f"p{number}",
        kind,
        draw(st.sampled_from(ids)),
        day,
        attributes=of_kind.get(kind, {}),
    )


def balance(world: World, actives: Sequence[Active], facts: Sequence[Fact]) -> Fraction:
    """Return deductions minus bonuses over all policies and subjects, in hundredths."""
    cards = score(world, actives, JUNE, facts)
    every = (card for of_policy in cards.values() for card in of_policy.values())
    return 100 * sum((card.deductions - card.bonus for card in every), Fraction(0))


def shortfall(quota: Quota, planned: Sequence[Fact]) -> Fraction:
    """Return what a quota costs with the planned facts, as a planner would count."""
    own = [
        fact
        for fact in planned
        if (fact.type, fact.subject) == (quota.fact_type, quota.subject)
        and fact.date in quota.days
    ]
    done = quota.recorded + len(own)
    if quota.unit != "fact":
        there = quota.recorded_duties | {
            (HalfDay(fact.date, fact.attributes["half"]), fact.attributes["cadre"])  # type: ignore[arg-type]
            for fact in own
        }
        done = len({half for half, _ in there})
        if quota.unit == "full_day":
            cadres: defaultdict[str, set[object]] = defaultdict(set)
            for half, cadre in there:
                cadres[half.half].add(cadre)
            both = cadres["am"] & cadres["pm"]
            covered = cadres["am"] and cadres["pm"] if quota.shareable else both
            done = 1 if covered else 0
    missing = max(0, quota.required - done)
    return quota.points * (min(1, missing) if quota.flat else missing)


def planned_points(book: PriceBook, planned: Sequence[Fact]) -> Fraction:
    """Return what a planner makes of the price book."""
    charges = sum(
        (line.points for fact in planned for line in book.charges(fact)), Fraction(0)
    )
    owed = sum((shortfall(quota, planned) for quota in book.quotas), Fraction(0))
    gained = Fraction(0)
    for bonus in book.bonuses:
        times = sum(
            (fact.type, fact.subject) == (bonus.fact_type, bonus.subject)
            for fact in planned
        )
        assert bonus.remaining is not None
        gained += min(bonus.points * times, bonus.remaining)
    return charges + owed - gained - spared(book, planned)


def spared(book: PriceBook, planned: Sequence[Fact]) -> Fraction:
    """Return what caps take off the charges because nothing is left to lose.

    They come narrow before wide: what one leaves is what the next one meets.
    """
    left: defaultdict[tuple[str, str, str], Fraction] = defaultdict(Fraction)
    for fact in planned:
        for line in book.charges(fact):
            left[line.policy, line.charged, line.clause] += max(
                line.points, Fraction(0)
            )
    found = Fraction(0)
    for cap in book.caps:
        keys = [(cap.policy, cap.subject, clause) for clause in cap.clauses]
        more = sum((left.pop(key, Fraction(0)) for key in keys), Fraction(0))
        taken = min(cap.used + more, cap.limit) - min(cap.used, cap.limit)
        left[keys[0]] = taken
        found += more - taken
    return found


@pytest.mark.parametrize(
    "in_force",
    [
        (STAFF,),
        (WINDOW,),
        (STAFF, WINDOW, LEAVE),
        (HEXIAN,),
        (STAFF, HEXIAN),
        (RED_FLAG, STAR),
        (YANLING,),
        (GAOXIN,),
    ],
    ids=[
        "staff only",
        "window only: staff counts by its defaults",
        "the three of Huzhou",
        "sections of a window",
        "the reference hall",
        "items once a quarter",
        "the person on leave answers for a gap",
        "A or B answers for a gap, and bonuses under two caps",
    ],
)
def test_prices_add_up_to_what_the_judge_takes(in_force: tuple[str, ...]) -> None:
    seen: set[str] = set()

    @settings(
        max_examples=80,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def add_up(data: st.DataObject) -> None:
        world = data.draw(worlds())
        many = st.integers(0, 12)
        scorable = [name for name in in_force if LIBRARY[name].scorable]
        so_far = [data.draw(facts(world, n, scorable)) for n in range(data.draw(many))]
        planned = [data.draw(planned_facts(world, n)) for n in range(data.draw(many))]
        actives = activate(
            [
                PolicyChoice(name, data.draw(readings(LIBRARY[name])))
                for name in in_force
            ]
        )
        book = price_book(world, actives, JUNE, so_far)

        before = balance(world, actives, so_far)
        after = balance(world, actives, [*so_far, *planned])
        quotas_met = before - sum(shortfall(quota, []) for quota in book.quotas)

        assert planned_points(book, planned) == after - quotas_met
        seen.update(fact.type for fact in planned)

    add_up()
    assert seen == set(PLANNED)


def test_gap_costs_its_holder_and_through_the_average_his_window() -> None:
    actives = activate([PolicyChoice(STAFF), PolicyChoice(WINDOW)])
    world = World((WorldWindow("W1", ("P1", "P2", "P3")),), JUNE.weekdays())
    gap = Fact("g", "uncovered_post", "P1", dt.date(2026, 6, 3))

    own, passed_on = price_book(world, actives, JUNE, []).charges(gap)

    assert (own.clause, own.charged, own.fine) == ("4", "P1", 50)
    assert own.points == 500
    assert (passed_on.clause, passed_on.charged) == ("1", "W1")
    assert passed_on.points == Fraction(500, 3)
    assert "AB岗服务" in own.quote


def test_fact_outside_the_month_costs_nothing() -> None:
    actives = activate([PolicyChoice(STAFF)])
    world = World((WorldWindow("W1", ("P1",)),), JUNE.weekdays())
    book = price_book(world, actives, JUNE, [])

    assert book.charges(Fact("g", "uncovered_post", "P1", dt.date(2026, 7, 1))) == ()


def test_gap_by_a_leave_costs_the_window_of_the_person_on_leave() -> None:
    windows = (WorldWindow("W1", ("P1",)), WorldWindow("W2", ("P2",)))
    book = price_book(
        World(windows, JUNE.weekdays()), activate([PolicyChoice(YANLING)]), JUNE, []
    )
    gap = Fact("g", "uncovered_post", "P1", dt.date(2026, 6, 3))
    by_leave = replace(gap, attributes={"on_leave": "P2"})

    (own,), (others,) = book.charges(gap), book.charges(by_leave)

    assert (own.clause, own.charged, own.points) == ("一1", "W1", Fraction(200))
    assert (others.clause, others.charged, others.points) == (
        "一3",
        "W2",
        Fraction(200),
    )


@pytest.mark.parametrize(("minutes", "points"), [(15, 0), (16, 2), (120, 2), (121, 4)])
def test_planned_gap_is_charged_to_a_by_its_length(minutes: int, points: int) -> None:
    world = World((WorldWindow("W1", ("P1", "P2")),), JUNE.weekdays())
    book = price_book(world, activate([PolicyChoice(GAOXIN)]), JUNE, [])
    seen = {"minutes": minutes, "b": "P2", "b_in_place": False, "planned": True}
    gap = Fact("g", "uncovered_post", "P1", dt.date(2026, 6, 3), attributes=seen)

    charged = {line.charged: line.points for line in book.charges(gap)}

    assert charged == ({"P1": 100 * points} if points else {})


def test_bonus_given_once_is_not_earned_again_by_each_fact() -> None:
    world = World((WorldWindow("W1", ("P1",)),), JUNE.weekdays())
    held = Fact("t", "training_held", "W1", dt.date(2026, 6, 9))
    held = replace(held, attributes={"recognised": True})

    book = price_book(world, activate([PolicyChoice(RED_FLAG)]), JUNE, [])

    assert book.charges(held) == ()


def test_item_given_once_gives_nothing_more() -> None:
    world = World((WorldWindow("W1", ("P1",)),), JUNE.weekdays())
    article = Fact("a", "suggestion_adopted", "W1", dt.date(2026, 5, 9))
    (active,) = activate([PolicyChoice(RED_FLAG)])
    once = Once(kind="once", id="x", period="quarter", members=("二表6",))
    groups = (*active.policy.groups, once)
    changed = replace(
        active, policy=active.policy.model_copy(update={"groups": groups})
    )

    before, after = (
        {b.fact_type: b for b in price_book(world, [changed], JUNE, facts).bonuses}
        for facts in ([], [article])
    )

    assert before["suggestion_adopted"].remaining == before["suggestion_adopted"].points
    assert after["suggestion_adopted"].remaining == 0


def test_full_weeks_gain_until_all_bonuses_reach_their_cap() -> None:
    world = World((WorldWindow("W1", ("P1",)),), JUNE.weekdays())
    letters = Fact(
        "f",
        "praise_letter_banner_hotline",
        "P1",
        dt.date(2026, 6, 3),
        count=Decimal(9),
    )
    many = Fact("s", "suggestion_adopted", "P1", dt.date(2026, 6, 3), count=Decimal(8))

    book = price_book(world, activate([PolicyChoice(GAOXIN)]), JUNE, [letters, many])

    (week,) = [b for b in book.bonuses if b.fact_type == "full_week_attendance"]
    assert week.points == 200
    assert week.remaining == 200  # 20 less 2 (not 4.5) and 16


def test_training_tells_the_share_of_staff_that_makes_it_count() -> None:
    choice = PolicyChoice(WINDOW, {"training_quorum": Decimal("0.6")})
    world = World((WorldWindow("W1", ("P1",)),), JUNE.weekdays())

    book = price_book(world, activate([choice]), JUNE, [])

    quorums = {quota.fact_type: quota.quorum for quota in book.quotas}
    assert quorums["training_held"] == Fraction(3, 5)
    assert quorums["info_report_on_time"] is None


def test_leave_without_a_stand_in_costs_the_window_until_its_section_is_empty() -> None:
    world = World((WorldWindow("W1", ("P1", "P2")),), JUNE.weekdays())
    missed = Fact("f", "absent_from_post", "P2", dt.date(2026, 6, 2), count=Decimal(2))
    book = price_book(world, activate([PolicyChoice(HEXIAN)]), JUNE, [missed])
    leave = Fact(
        "l",
        "leave_taken",
        "P1",
        dt.date(2026, 6, 8),
        attributes={"kind": "personal", "days": Decimal("2.5"), "covered": False},
    )

    (line,) = book.charges(leave)
    cap = next(each for each in book.caps if line.clause in each.clauses)

    assert (line.policy, line.clause, line.charged) == (HEXIAN, "(一)1", "W1")
    assert line.points == 500
    assert (cap.subject, cap.limit, cap.used) == ("W1", Fraction(2500), Fraction(400))
