"""Choosing policies and readings; periods; the world; reading policies aloud."""

import datetime as dt

import pytest

from hall.domain import Block, Hall, Person, PolicyChoice, Window
from hall.errors import PolicyError, RequestError
from scoring.active import activate
from scoring.describe import describe, diff
from scoring.library import load_library
from scoring.period import Period
from scoring.score import score
from scoring.world import World, WorldWindow


def test_readings_that_are_not_chosen_take_their_default() -> None:
    (active,) = activate([PolicyChoice("huzhou-staff", {"unfit_branch": "add"})])

    assert active.readings["unfit_branch"] == "add"
    assert active.readings["counted_leave_kinds"] == ("personal", "sick")
    assert set(active.readings) == {each.name for each in active.policy.readings}


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (PolicyChoice("huzhou-stuff"), "Did you mean 'huzhou-staff'"),
        (PolicyChoice("huzhou-staff", {"unfit": "add"}), "no reading 'unfit'"),
        (PolicyChoice("huzhou-staff", {"unfit_branch": "sum"}), "cannot be 'sum'"),
        (PolicyChoice("huzhou-staff", {"score_floor": False}), "cannot be 'False'"),
        (PolicyChoice("huzhou-staff", {"score_ceiling": -1}), "cannot be '-1'"),
        (
            PolicyChoice("huzhou-staff", {"counted_leave_kinds": ["nap"]}),
            "cannot be",
        ),
        (PolicyChoice("huzhou-staff", {}, {"late": 1}), "no parameter 'late'"),
    ],
)
def test_what_is_unknown_or_not_allowed(choice: PolicyChoice, said: str) -> None:
    with pytest.raises(PolicyError, match=said):
        activate([choice])


def test_policy_that_is_listed_twice() -> None:
    with pytest.raises(PolicyError, match="listed twice"):
        activate([PolicyChoice("huzhou-staff"), PolicyChoice("huzhou-staff")])


def test_all_faults_of_a_choice_come_at_once() -> None:
    choices = [PolicyChoice("x"), PolicyChoice("huzhou-staff", {"a": 1, "b": 2})]

    with pytest.raises(PolicyError) as caught:
        activate(choices)

    assert len(caught.value.faults) == 3


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026-06", "2026-06-01", "2026-06-30"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2026-Q2", "2026-04-01", "2026-06-30"),
        ("2026-H2", "2026-07-01", "2026-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-W23", "2026-06-01", "2026-06-07"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
    ],
)
def test_period(text: str, start: str, end: str) -> None:
    period = Period.parse(text)

    assert (str(period.start), str(period.end)) == (start, end)
    assert period.end in period
    assert period.end + dt.timedelta(days=1) not in period


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-W54", "2026-Q5", "June", "2026-6", ""]
)
def test_text_that_is_no_period(text: str) -> None:
    with pytest.raises(RequestError, match="is not a period"):
        Period.parse(text)


def test_world_of_a_hall() -> None:
    hall = Hall(
        id="h",
        name="示例",
        blocks=(Block("am", dt.time(9), dt.time(11), "am"),),
        windows=(Window("W1", "社保", "人社局", "administrative"),),
        staff=(
            Person("P1", "甲", "W1"),
            Person("P2", "乙", "W1", joined=dt.date(2026, 6, 2)),
        ),
        posts=(),
    )

    world = World.of(hall, [dt.date(2026, 6, 2), dt.date(2026, 6, 1)])

    assert world.windows == (WorldWindow("W1", ("P1", "P2"), "administrative"),)
    assert world.window_of("P2") == world.windows[0]
    assert world.window_of("P9") is None
    assert (world.days_in_post("P1"), world.days_in_post("P2")) == (2, 1)


def test_policy_not_in_force_makes_no_cards() -> None:
    (active,) = activate([PolicyChoice("huzhou-staff")])
    policy = active.policy.model_copy(
        update={"effective": type(active.policy.effective)(to=dt.date(2026, 6, 29))}
    )
    june, may = Period.parse("2026-06"), Period.parse("2026-05")
    world = World((WorldWindow("W1", ("P1",)),), june.weekdays())
    (old,) = activate([PolicyChoice("huzhou-staff")], {"huzhou-staff": policy})

    assert score(world, [old], june, []) == {}
    assert "huzhou-staff" in score(world, [old], may, [])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_clause_is_described_with_its_quote(lang: str) -> None:
    for policy in load_library().values():
        texts = describe(policy, "zh" if lang == "zh" else "en")

        assert len({each.id for each in texts}) == len(texts)
        assert all(each.quote and each.title for each in texts)


def test_price_of_a_clause_in_words() -> None:
    texts = {each.id: each for each in describe(load_library()["huzhou-staff"], "zh")}

    assert texts["12.letters"].price == "每次加1分；累计不超过2分"
    assert texts["1"].price == "每次扣10分；扣发考核奖100元"
    assert texts["1.failed"].readings == ("unfit_branch=replace", "unfit_branch_fine=0")
    assert texts["7.award"].price == "不计发考勤考核奖"


def test_two_versions_differ_by_clause() -> None:
    policy = load_library()["huzhou-staff"]
    shorter = policy.model_copy(update={"clauses": policy.clauses[1:]})

    changes = diff(policy, shorter)

    assert changes[0].id == "1"
    assert changes[0].after is None
    assert diff(policy, policy) == ()
