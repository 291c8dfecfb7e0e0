"""What follows from scores: parts, ranks, titles, stars, on both sides of each line."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import pytest

from hall.domain import Fact, PolicyChoice
from hall.errors import PolicyError
from scoring.active import activate
from scoring.case_files import fact_of
from scoring.inputs import Input
from scoring.period import Period
from scoring.score import score
from scoring.scorecard import Scorecard
from scoring.world import World, WorldWindow

GUANGXI, MUNICIPAL = "guangxi-staff", "municipal-window-standard"
NINGXIA, WEIFANG = "ningxia-county-window", "weifang-callback"
PROCESS, STAR = "changxing-process", "changxing-service-star"
Figures = Mapping[str, float]


def hall(*names: str, kind: str = "administrative") -> World:
    """Return windows of one person each, called like them with a small p."""
    windows = tuple(WorldWindow(name, (f"{name}p",), kind) for name in names)
    return World(windows, ())


def judged(
    choice: PolicyChoice,
    world: World,
    period: str,
    inputs: Mapping[str, Figures] | None = None,
    facts: Sequence[Fact] = (),
) -> Mapping[str, Scorecard]:
    given = [
        Input(name, subject, period, Decimal(str(value)))
        for name, figures in (inputs or {}).items()
        for subject, value in figures.items()
    ]
    cards = score(world, activate([choice]), Period.parse(period), facts, given)
    return cards[choice.id]


def titled(cards: Mapping[str, Scorecard], title: str) -> set[str]:
    return {subject for subject, card in cards.items() if title in card.awards}


# --- shares and places


@pytest.mark.parametrize(
    ("windows", "flags", "advanced"),
    [
        (6, 1, 1),  # 0.9 is rounded down, but one there is; 1.8 → 1
        (13, 1, 3),  # 1.95 → 1, 3.9 → 3
        (14, 2, 4),  # 2.1 → 2, 4.2 → 4
        (1, 1, 0),
    ],
)
def test_shares_of_a_class_are_rounded_down(
    windows: int, flags: int, advanced: int
) -> None:
    names = [f"A{number:02}" for number in range(windows)]
    scores = {name: 100 - rank for rank, name in enumerate(names)}

    cards = judged(
        PolicyChoice(MUNICIPAL), hall(*names), "2026-05", {"monthly_score": scores}
    )

    assert titled(cards, "red_flag_window") == set(names[:flags])
    assert titled(cards, "advanced_window") == set(names[flags : flags + advanced])


def test_without_a_least_number_a_small_class_has_no_red_flag() -> None:
    choice = PolicyChoice(MUNICIPAL, {"min_one": False})

    cards = judged(choice, hall("A", "B"), "2026-05", {"monthly_score": {"A": 99}})

    assert titled(cards, "red_flag_window") == set()


def test_vetoed_window_has_no_rank_and_the_next_one_has_its_place() -> None:
    world, scores = hall("A", "B"), {"monthly_score": {"A": 99, "B": 98}}
    bribe = {"type": "corruption", "subject": "Ap", "date": "2026-05-11"}
    fact = fact_of({**bribe, "date": Period.parse("2026-05").start})

    cards = judged(PolicyChoice(MUNICIPAL), world, "2026-05", scores, [fact])
    later = judged(
        PolicyChoice(MUNICIPAL),
        world,
        "2026-06",
        scores,
        [fact],
    )

    assert (cards["A"].rank, cards["B"].rank) == (None, 1)
    assert titled(cards, "red_flag_window") == {"B"}
    assert later["A"].rank == 1
    assert later["A"].disqualified == ("annual_merit",)


def test_classes_are_ranked_alone_or_all_together() -> None:
    windows = (
        WorldWindow("A", ("Ap",), "administrative"),
        WorldWindow("S", ("Sp",), "public_service"),
    )
    scores = {"monthly_score": {"A": 99, "S": 98}}

    alone = judged(PolicyChoice(MUNICIPAL), World(windows, ()), "2026-05", scores)
    together = judged(
        PolicyChoice(MUNICIPAL, {"quota_base": "all"}),
        World(windows, ()),
        "2026-05",
        scores,
    )

    assert (alone["S"].rank, together["S"].rank) == (1, 2)


def test_equals_at_the_third_place_all_win_and_so_do_their_staff() -> None:
    scores = {"A": 99, "B": 98, "C": 97, "D": 97, "E": 96}
    world = hall(*scores)

    cards = judged(PolicyChoice(NINGXIA), world, "2026-05", {"monthly_score": scores})

    assert titled(cards, "red_flag_window") == {"A", "B", "C", "D"}
    assert titled(cards, "service_model") == {"Ap", "Bp", "Cp", "Dp"}


def test_fewer_deductions_decide_between_equals_only_where_all_are_known() -> None:
    scores = {"A": 99, "B": 98, "C": 97, "D": 97}
    choice = PolicyChoice(NINGXIA, {"tie_rule": "tiebreak_fewer_deductions"})

    def flags(deductions: Figures) -> set[str]:
        figures = {"monthly_score": scores, "monthly_deductions": deductions}
        return titled(
            judged(choice, hall(*scores), "2026-05", figures), "red_flag_window"
        )

    assert flags({"C": 6, "D": 4}) == {"A", "B", "D"}
    assert flags({"C": 4, "D": 4}) == {"A", "B", "C", "D"}
    assert flags({"C": 6}) == {"A", "B", "C", "D"}


def test_staff_with_a_violation_are_no_models_where_that_is_asked() -> None:
    choice = PolicyChoice(NINGXIA, {"require_no_unfit": True})
    late = fact_of({"type": "late_arrival", "subject": "Ap", "date": DAY})
    scores = {"monthly_score": {"A": 99, "B": 98}}

    cards = judged(choice, hall("A", "B"), "2026-05", scores, [late])

    assert titled(cards, "service_model") == {"Bp"}


DAY = Period.parse("2026-05").start


# --- the year of the municipal standard


@pytest.mark.parametrize(
    ("given", "linear", "ceil"),
    [(98, 0, 0), (97.5, 0.05, 0.1), (97, 0.1, 0.1), (95.5, 0.25, 0.3)],
)
def test_points_below_98_cost_the_unit(
    given: float, linear: float, ceil: float
) -> None:
    def lost(reading: str) -> Fraction | None:
        choice = PolicyChoice(MUNICIPAL, {"below_98_fraction": reading})
        figures = {"annual_score": {"A": given}}
        return judged(choice, hall("A"), "2026", figures)["A"].unit_target_deduction

    assert lost("floor") == Fraction(int(98 - given), 10)
    assert lost("linear") == Fraction(str(linear))
    assert lost("ceil") == Fraction(str(ceil))


def test_what_the_last_three_lose_is_taken_only_if_somebody_says_it() -> None:
    scores = {"annual_score": {"A": 99, "B": 98.5, "C": 98.2, "D": 98}}
    world = hall(*"ABCD")

    silent = judged(PolicyChoice(MUNICIPAL), world, "2026", scores)
    told = judged(
        PolicyChoice(MUNICIPAL, {}, {"bottom_three_points": Decimal(5)}),
        world,
        "2026",
        scores,
    )

    last = {name for name, card in silent.items() if "bottom_three" in card.notices}
    assert last == {"B", "C", "D"}
    assert silent["D"].unit_target_deduction == 0
    assert silent["D"].blocked == ()
    assert told["A"].unit_target_deduction == 0
    assert told["D"].unit_target_deduction == 5


@pytest.mark.parametrize(
    ("mode", "flag", "grade", "out"),
    [
        ("and", True, "优秀", False),
        ("and", False, "优秀", True),
        ("and", True, "称职", True),
        ("and", None, "优秀", False),  # nobody knows: not ruled out
        ("or", False, "优秀", False),
        ("or", False, "称职", True),
        ("or", None, "称职", False),
    ],
)
def test_candidates_for_the_ten_best(
    mode: str, flag: bool | None, grade: str, out: bool
) -> None:
    world = hall("A")
    inputs = [Input("annual_grade", "Ap", "2026", grade)]
    if flag is not None:
        inputs.append(Input("annual_red_flag", "A", "2026", flag))
    actives = activate([PolicyChoice(MUNICIPAL, {"ten_best_filter": mode})])

    cards = score(world, actives, Period.parse("2026"), (), inputs)[MUNICIPAL]

    assert ("ten_best_star" in cards["Ap"].disqualified) is out


# --- composition and quotas of ratings


def quarter(**scores: float) -> dict[str, Figures]:
    return {"peer_score": scores, "public_score": scores}


def test_missing_part_is_no_score_and_the_ledger_says_which() -> None:
    choice = PolicyChoice(GUANGXI, {}, {"excellent_share": Decimal("0.5")})

    card = judged(choice, hall("A"), "2026-Q2", quarter(Ap=90))["Ap"]

    assert (card.score, card.grade) == (None, None)
    assert any("没有数据" in row.reason.zh for row in card.ledger)


@pytest.mark.parametrize(
    ("tie", "excellent"),
    [("exclude", {"Ap"}), ("include", {"Ap", "Bp", "Cp"})],
)
def test_equals_at_the_last_place_are_all_outside_or_all_inside(
    tie: str, excellent: set[str]
) -> None:
    choice = PolicyChoice(
        GUANGXI, {"excellent_tie": tie}, {"excellent_share": Decimal("0.5")}
    )
    scores = {"Ap": 99, "Bp": 96, "Cp": 96, "Dp": 90}
    world = hall(*"ABCD")
    months = [
        Input("monthly_score", who, f"2026-0{month}", Decimal(value))
        for who, value in scores.items()
        for month in (4, 5)
    ]
    parts = [
        Input(name, who, "2026-Q2", Decimal(value))
        for name in ("peer_score", "public_score")
        for who, value in scores.items()
    ]

    cards = score(
        world, activate([choice]), Period.parse("2026-Q2"), (), [*parts, *months]
    )[GUANGXI]

    assert {who for who, card in cards.items() if card.grade == "优秀"} == excellent
    assert cards["Bp"].grade == ("优秀" if tie == "include" else "称职")
    for card in cards.values():
        assert sum((row.points for row in card.ledger), Fraction(0)) == card.score


def test_monthly_scores_may_come_from_another_policy() -> None:
    choice = PolicyChoice(
        GUANGXI,
        {"monthly_source": "huzhou-staff"},
        {"excellent_share": Decimal("0.5")},
    )
    absent = fact_of({"type": "absent_from_post", "subject": "Ap", "date": DAY})

    card = judged(choice, hall("A"), "2026-Q2", quarter(Ap=100), [absent])["Ap"]

    assert card.score == 60 + Fraction(4, 10) * (100 + 90 + 100) / 3


def test_a_source_that_is_no_policy_is_refused() -> None:
    choice = PolicyChoice(
        GUANGXI,
        {"monthly_source": "nowhere-hall"},
        {"excellent_share": Decimal("0.5")},
    )

    with pytest.raises(PolicyError) as caught:
        judged(choice, hall("A"), "2026-Q2", quarter(Ap=100))

    assert "nowhere-hall" in caught.value.lines("en")[0]


@pytest.mark.parametrize(
    "worths",
    [
        {"满意": 1, "基本满意": 0.5},  # one is missing
        {"满意": 100, "基本满意": 50, "不满意": 0},  # not between 0 and 1
        Decimal(1),
    ],
)
def test_worths_that_cannot_be_used_block_the_score(worths: object) -> None:
    choice = PolicyChoice(WEIFANG, {}, {"grade_values": worths})

    card = judged(choice, hall("A"), "2026-W23")["A"]

    assert (card.score, card.blocked) == (None, ("grade_values",))


def test_without_worths_the_calls_are_counted_all_the_same() -> None:
    cards = judged(PolicyChoice(WEIFANG), hall("A"), "2026-W23")

    assert (cards["A"].score, cards["A"].blocked) == (None, ("grade_values",))
    assert cards["HALL"].shortfalls["callback_calls"] == 20


# --- stars


@pytest.mark.parametrize(
    ("deducted", "stars"),
    [(14, 5), (15, 4), (19.5, 4), (20, 3), (24, 3)],
)
def test_stars_are_taken_for_the_heaviest_ground(deducted: float, stars: int) -> None:
    figures: dict[str, Figures] = {
        "gross_deductions": {"Ap": deducted},
        "stars_decided": {"Ap": 5},
    }

    card = judged(PolicyChoice(PROCESS), hall("A"), "2026-Q2", figures)["Ap"]

    assert (card.stars_awarded, card.stars) == (5, stars)
    assert card.reward == {5: 100, 4: 50, 3: 0}[stars]


def test_money_may_follow_the_awarded_stars() -> None:
    figures = {"gross_deductions": {"Ap": 15}, "stars_decided": {"Ap": 5}}
    choice = PolicyChoice(PROCESS, {"reward_basis": "awarded"})

    card = judged(choice, hall("A"), "2026-Q2", figures)["Ap"]

    assert (card.stars, card.reward) == (4, 100)


def test_shortlist_and_proposals_show_the_rank_and_decide_nothing() -> None:
    choice = PolicyChoice(PROCESS, {"shortlist_n": Decimal(1)})
    late = fact_of({"type": "late_arrival", "subject": "Ap", "date": DAY})

    cards = judged(choice, hall("A", "B"), "2026-Q2", facts=[late])

    assert (cards["Ap"].rank, cards["Bp"].rank) == (2, 1)
    said = [row.reason.zh for row in cards["Ap"].ledger]
    assert "得分第2名，未入围" in said
    assert "得分第2名，可供研究5星" in said
    assert (cards["Ap"].stars_awarded, cards["Ap"].stars) == (3, 3)
