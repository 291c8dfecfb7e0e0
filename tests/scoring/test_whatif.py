"""What if: change one value by name, and see every figure that changes."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from hall.book import read_book
from hall.domain import Fact, PolicyChoice
from hall.errors import PolicyError
from office import whatif as whatif_of_a_hall
from scoring.active import activate
from scoring.bench import Term
from scoring.fact_table import FactTable
from scoring.library import load_library, vocabulary
from scoring.period import Period
from scoring.score import score
from scoring.settings import Setting, varied
from scoring.whatif import Effect, Rehearsal, effect_of, effects, remembered, spans
from scoring.world import World, WorldWindow

JUNE = Period.parse("2026-06")
WORLD = World((WorldWindow("W1", ("P1", "P2")),), JUNE.weekdays())
CHOICES = (
    PolicyChoice("huzhou-staff"),
    PolicyChoice("huzhou-window"),
    PolicyChoice("yaqiao-township", {}, load_library()["yaqiao-township"].trial),
)


def day(number: int) -> dt.date:
    return dt.date(2026, 6, number)


FACTS = (
    Fact("e1", "desk_untidy", "P1", day(3), attributes={"at": "closing"}),
    Fact("e2", "late_arrival", "P2", day(4), attributes={"minutes": Decimal(9)}),
    Fact("e3", "praise_letter_banner_hotline", "P2", day(5), count=Decimal(4)),
    Fact("e4", "honour_award", "P1", day(8), item="h", attributes={"level": "省"}),
)


def whatif(*settings: str) -> set[tuple[str, str, str, object, object]]:
    """Return what changes: policy, subject, figure, before and after."""
    library = load_library()
    given = [Setting.parse(each) for each in settings]
    variant = varied(library, CHOICES, given, vocabulary())
    before = score(WORLD, activate(CHOICES), JUNE, FACTS)
    after = score(WORLD, activate(variant.choices, variant.library), JUNE, FACTS)
    found = list(effects(JUNE, before, after))
    assert all(isinstance(each, Effect) and each.period == "2026-06" for each in found)
    return {(e.policy, e.subject, e.figure, e.before, e.after) for e in found}


def scores(*settings: str) -> set[tuple[str, str, object, object]]:
    return {(p, s, old, new) for p, s, f, old, new in whatif(*settings) if f == "score"}


def test_nothing_changes_if_the_value_stands_there_already() -> None:
    assert whatif("huzhou-staff.late_arrival_maps_to=none") == set()


def test_a_reading_changes_the_person_and_through_the_average_the_window() -> None:
    changed = whatif("huzhou-staff.late_arrival_maps_to=clause3")

    assert ("huzhou-staff", "P2", "score", 102, 92) in changed
    assert ("huzhou-staff", "P2", "fines", 0, 100) in changed
    assert ("huzhou-staff", "P2", "sections.3", None, 10) in changed
    assert ("huzhou-window", "W1", "staff_average", 2.5, 7.5) in changed
    assert {subject for _, subject, *_ in changed} == {"P2", "W1"}


@pytest.mark.parametrize(
    ("setting", "policy", "subject", "before", "after"),
    [
        ("huzhou-staff.letters.max_points=3", "huzhou-staff", "P2", 102, 103),
        ("huzhou-staff.12.honours.tiers.省=4", "huzhou-staff", "P1", 98, 99),
        ("huzhou-staff.12.letters.points=0.5", "huzhou-staff", "P2", None, None),
        ("huzhou-staff.base=90", "huzhou-staff", "P1", 98, 88),
        ("huzhou-staff.score.base=90", "huzhou-staff", "P1", 98, 88),
        ("yaqiao-township.base=90", "yaqiao-township", "P1", 100, 90),
        (
            "yaqiao-township.一5.late.points=4",
            "yaqiao-township",
            "P2",
            Decimal("98.5"),
            96,
        ),
    ],
)
def test_prices_caps_and_thresholds_are_set_by_name(
    setting: str, policy: str, subject: str, before: object, after: object
) -> None:
    found = {(p, s): (old, new) for p, s, old, new in scores(setting)}

    if before is None:  # four letters at half a point are the cap of two again
        assert (policy, subject) not in found
    else:
        assert found[policy, subject] == (before, after)


def test_grades_follow_a_threshold() -> None:
    changed = whatif(
        "yaqiao-township.excellent_min=99", "yaqiao-township.competent_min=90"
    )

    assert ("yaqiao-township", "P2", "grade", "优秀", "称职") in changed


def test_a_rehearsal_says_what_scoring_twice_says_however_often_it_is_asked() -> None:
    library, words = load_library(), vocabulary()
    term = Term(WORLD, JUNE, FactTable.of(FACTS))
    rehearsal = Rehearsal(activate(CHOICES), [term])
    changes = (
        "huzhou-staff.letters.max_points=3",
        "huzhou-window.base=90",
        "yaqiao-township.一5.late.points=4",
        "huzhou-staff.late_arrival_maps_to=clause3",
        "huzhou-staff.late_arrival_maps_to=none",
        "huzhou-staff.letters.max_points=3",
    )

    for change in changes:
        variant = varied(library, CHOICES, [Setting.parse(change)], words)
        then = activate(variant.choices, variant.library)

        found = {
            (e.policy, e.subject, e.figure, e.before, e.after)
            for e in rehearsal.effect_of(then)
        }

        assert found == whatif(change)


def test_a_change_of_the_staff_rules_reaches_the_window_that_averages_them() -> None:
    change = Setting.parse("huzhou-staff.3.points=7")
    variant = varied(load_library(), CHOICES, [change], vocabulary())
    unsigned = Fact("e", "attendance_not_recorded", "P1", day(3))
    term = Term(WORLD, JUNE, FactTable.of([unsigned]))
    then = activate(variant.choices, variant.library)

    found = effect_of(activate(CHOICES), then, [term])

    assert {each.subject for each in found} == {"P1", "W1"}


def test_the_policies_themselves_stay_as_they_are() -> None:
    before = load_library()["huzhou-staff"]

    whatif("huzhou-staff.letters.max_points=3")

    assert load_library()["huzhou-staff"] == before


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("huzhou-staff", "is no setting"),
        ("huzhou-staff=3", "is no setting"),
        ("huzhou-staff.3.points", "is no setting"),
        ("hexian-window.x=1", "not in force"),
        ("huzhou-staff.33.points=5", "nothing called '33.points'"),
        ("huzhou-staff.3.ponts=5", "nothing called '3.ponts'"),
        ("huzhou-staff.3.points=-5", "greater than or equal to 0"),
        ("huzhou-staff.3.points=0.125", "decimal"),
        ("huzhou-staff.3.points=viel", "cannot be 'viel'"),
        ("huzhou-staff.3.points=1e1", "means different things"),
        ("huzhou-staff.rounding=up", "cannot be 'up'"),
        ("huzhou-staff.12.honours.by=rank", "no attribute of honour_award 'rank'"),
    ],
)
def test_what_cannot_be_is_refused_in_words(setting: str, said: str) -> None:
    with pytest.raises(PolicyError) as caught:
        whatif(setting)

    assert said in str(caught.value)


def test_a_year_is_looked_at_month_by_month_and_as_a_whole() -> None:
    names = [span.text for span in spans(Period.parse("2026-Q2"))]

    assert names == ["2026-04", "2026-05", "2026-06", "2026-Q2"]
    assert [span.text for span in spans(JUNE)] == ["2026-06"]
    assert [span.text for span in spans(Period.parse("2026-W23"))] == ["2026-W23"]


def test_facts_that_can_matter_later_in_their_year_are_known() -> None:
    long = remembered(
        load_library()[name] for name in ("huzhou-staff", "huzhou-window")
    )

    assert "praise_letter_banner_hotline" in long  # a yearly cap, by a reading
    assert "leave_taken" in long  # days are added up
    assert "desk_untidy" not in long


def test_a_year_counts_what_earlier_months_used_up() -> None:
    hall = read_book(Path(__file__).parents[2] / "data" / "small")
    letters = [
        Fact(f"p{n}", "praise_letter_banner_hotline", "S1", dt.date(2026, n, 8))
        for n in (3, 4, 5)
    ]
    yearly = Setting.parse("huzhou-staff.bonus_cap_period=year")

    found = whatif_of_a_hall(replace(hall, facts=tuple(letters)), "2026-H1", [yearly])

    changed = {(e.period, e.figure): e.after for e in found if e.subject == "S1"}
    assert changed["2026-05", "bonus"] == 0  # March and April used up the two points
    assert ("2026-04", "bonus") not in changed
