"""The judge agrees with a slow second judge on what follows from scores."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hall.domain import Fact, PolicyChoice
from scoring.active import Active, activate
from scoring.inputs import Input
from scoring.period import Period
from scoring.score import score
from scoring.scorecard import Scorecard
from scoring.world import World, WorldWindow
from tests.scoring.reference_standings import Standings
from tests.scoring.worlds import LIBRARY, WORDS

PERIODS = {
    "guangxi-staff": ("2026-Q2",),
    "municipal-window-standard": ("2026-05", "2026"),
    "ningxia-county-window": ("2026-05",),
    "weifang-callback": ("2026-W23",),
    "changxing-process": ("2026-Q2",),
}
FIGURES = {
    "guangxi-staff": ("peer_score", "public_score", "monthly_score"),
    "municipal-window-standard": ("monthly_score", "annual_score"),
    "ningxia-county-window": ("monthly_score", "monthly_deductions"),
    "weifang-callback": (),
    "changxing-process": ("gross_deductions", "stars_decided"),
}
FACTS = {
    "guangxi-staff": (),
    "municipal-window-standard": ("corruption", "fee_item_added"),
    "ningxia-county-window": ("late_arrival",),
    "weifang-callback": ("callback_result",),
    "changxing-process": ("consultation_violation", "corruption", "late_arrival"),
}
SCORES = tuple(
    map(Decimal, ("60", "70", "75", "94.99", "95", "96", "97.4", "98", "99"))
)
STARS = tuple(map(Decimal, (3, 4, 5)))
POINTS = tuple(map(Decimal, ("0", "14.5", "15", "19", "20", "24")))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw up to nine windows of one or two people, in two classes."""
    sizes = draw(st.lists(st.integers(1, 2), min_size=1, max_size=9))
    people = iter(f"P{number}" for number in range(1, sum(sizes) + 1))
    kinds = st.sampled_from(["administrative", "public_service"])
    windows = (
        WorldWindow(f"W{n}", tuple(next(people) for _ in range(size)), draw(kinds))
        for n, size in enumerate(sizes, 1)
    )
    return World(tuple(windows), ())


def figure(name: str) -> st.SearchStrategy[Decimal]:
    known = {"stars_decided": STARS, "gross_deductions": POINTS}
    return st.sampled_from(known.get(name, SCORES))


@st.composite
def inputs(draw: st.DrawFn, policy: str, world: World, period: Period) -> list[Input]:
    """Draw most figures of most subjects; what is left out is not given."""
    subjects = world.subjects(LIBRARY[policy].subject or "staff")
    found = []
    for name in FIGURES[policy]:
        months = [month.text for month in period.months()]
        spans = months if name == "monthly_score" and months else [period.text]
        for subject in subjects:
            for span in spans:
                if draw(st.integers(0, 9)):
                    value = draw(figure(name))
                    found.append(Input(name, subject, span, value))
    return found


@st.composite
def facts(draw: st.DrawFn, policy: str, world: World, period: Period) -> list[Fact]:
    """Draw a few facts of the period, some not verified."""
    if not FACTS[policy]:
        return []
    ids = [*world.subjects("window"), *world.subjects("staff")]
    return [
        Fact(
            id=f"f{number}",
            type=draw(st.sampled_from(FACTS[policy])),
            subject=draw(st.sampled_from(ids)),
            date=draw(st.sampled_from(list(period.days())[:7])),
            count=draw(st.sampled_from([None, Decimal(3)])),
            verified=draw(st.sampled_from([None, True, False])),
            attributes={
                "by": draw(st.sampled_from(["中心", "区"])),
                "grade": draw(st.sampled_from(["满意", "基本满意", "不满意"])),
            },
        )
        for number in range(draw(st.integers(0, 6)))
    ]


@st.composite
def choices(draw: st.DrawFn, policy: str) -> PolicyChoice:
    """Draw the readings of a policy; its blanks are filled in for trying it."""
    chosen: dict[str, object] = {}
    for reading in LIBRARY[policy].readings:
        if reading.name != "monthly_source":
            values: list[object] = [e for e in reading.allowed if e != "number"]
            chosen[reading.name] = draw(st.sampled_from(values or [reading.default]))
    return PolicyChoice(policy, chosen, LIBRARY[policy].trial)


@pytest.mark.parametrize("policy_id", PERIODS)
def test_judge_agrees_on_what_follows_from_scores(policy_id: str) -> None:
    seen: set[str] = set()

    @settings(
        max_examples=80,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def agree(data: st.DataObject) -> None:
        world = data.draw(worlds())
        period = Period.parse(data.draw(st.sampled_from(PERIODS[policy_id])))
        (active,) = activate([data.draw(choices(policy_id))])
        figures = data.draw(inputs(policy_id, world, period))
        happened = data.draw(facts(policy_id, world, period))
        second = Standings(active.policy, active.readings, WORDS, world, period)
        second.facts, second.inputs = happened, figures

        cards = score(world, [active], period, happened, figures)[policy_id]

        if active.policy.standings.stars:
            compare_stars(active, second, world, cards)
        else:
            compare(second, world, cards)
        seen.update(name for card in cards.values() for name in found_on(card))

    agree()
    assert seen >= SHOWN[policy_id]


SHOWN = {
    "guangxi-staff": {"score", "rank", "grade"},
    "municipal-window-standard": {
        "score",
        "rank",
        "awards",
        "notices",
        "disqualified",
        "unit_target_deduction",
    },
    "ningxia-county-window": {"score", "rank", "awards"},
    "weifang-callback": {"score"},
    "changxing-process": {"stars", "reward", "disqualified"},
}


def found_on(card: Scorecard) -> set[str]:
    """Return which keys of a card say something."""
    return {
        name for name, value in card.as_json().items() if value not in (None, [], 0)
    }


def compare(second: Standings, world: World, cards: Mapping[str, Scorecard]) -> None:
    subjects = world.subjects(second.policy.subject or "staff")
    lost = {each: set(cards[each].disqualified) for each in subjects}
    for subject in subjects:
        card = cards[subject]
        assert card.score == second.score(subject)
        assert card.grade == second.grade(subject)
        if second.policy.ranking is not None:
            assert card.rank == second.rank(subject, lost)
        titles = {
            award.award
            for award in second.policy.standings.awards
            if second.in_force(award) and second.has(award, subject, lost)
        }
        assert set(card.awards) == titles
        assert ("bottom_three" in card.notices) is second.is_last(subject)
        assert card.unit_target_deduction == second.converted(subject)


def compare_stars(
    active: Active, second: Standings, world: World, cards: Mapping[str, Scorecard]
) -> None:
    source = activate([PolicyChoice("changxing-service-star")])
    scored: Mapping[str, Any] = score(world, source, second.period, second.facts)[
        "changxing-service-star"
    ]
    for person in world.subjects("staff"):
        capped = active.readings["star_deduction_basis"] == "capped"
        star = scored[person]
        lost = set(star.disqualified) | {
            "service_star"
            for fact in second.facts
            if fact.type == "consultation_violation"
            and fact.subject == person
            and second.inside(fact)
        }
        deducted = star.deductions if capped else star.gross_deductions
        assert set(cards[person].disqualified) == lost
        found = (cards[person].stars, cards[person].reward)
        assert found == second.stars(person, deducted, lost)
