"""A year that is the mean of its own months, and leave throughout a month."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest

from hall.domain import Fact, PolicyChoice
from scoring.active import activate
from scoring.inputs import Input
from scoring.period import Period
from scoring.score import score
from scoring.scorecard import Scorecard
from scoring.world import World, WorldWindow

GAOXIN = "gaoxin-front-desk"
YEAR = Period.parse("2026")


def card(
    facts: Sequence[Fact], inputs: Sequence[Input] = (), period: Period = YEAR
) -> Scorecard:
    world = World((WorldWindow("W1", ("P1", "P2")),), period.weekdays())
    active = activate([PolicyChoice(GAOXIN)])
    return score(world, active, period, facts, inputs)[GAOXIN]["P1"]


def fact(month: int, kind: str = "reading_unrelated", who: str = "P1") -> Fact:
    return Fact(f"f{month}{who}", kind, who, dt.date(2026, month, 4))


def leave(first: dt.date, days: int, kind: str = "maternity") -> Fact:
    seen = {"kind": kind, "days": Decimal(days)}
    return Fact(f"l{first}{kind}", "leave_taken", "P1", first, attributes=seen)


def test_year_is_the_mean_of_the_months_in_which_anything_was_recorded() -> None:
    found = card([fact(2), fact(3), fact(5, who="P2")])  # 97, 97 and 100

    assert found.score == 98
    assert sum((row.points for row in found.ledger), Fraction(0)) == 98


def test_typed_month_takes_the_place_of_the_computed_one() -> None:
    typed = Input("monthly_score", "P1", "2026-02", Decimal(91))

    assert card([fact(2), fact(3)], [typed]).score == 94


def test_typed_year_takes_the_place_of_the_months() -> None:
    typed = Input("annual_score", "P1", "2026", Decimal("96.5"))

    assert card([fact(2)], [typed]).score == Fraction(193, 2)


def test_year_without_any_month_has_no_score() -> None:
    assert card([]).score is None


@pytest.mark.parametrize(
    ("spells", "wanted"),
    [
        ([leave(dt.date(2026, 6, 1), 22)], 100),  # the whole of June
        ([leave(dt.date(2026, 5, 25), 27)], 100),  # it began in May
        ([leave(dt.date(2026, 6, 1), 21)], 97),  # one day worked
        (
            [
                leave(dt.date(2026, 6, 1), 10),
                leave(dt.date(2026, 6, 15), 12, "annual"),
            ],
            100,  # on leave of some kind on the other days
        ),
        ([leave(dt.date(2026, 6, 1), 22, "sick")], 97),  # no maternity leave
    ],
)
def test_maternity_leave_throughout_a_month_gives_the_base(
    spells: list[Fact], wanted: int
) -> None:
    june = Period.parse("2026-06")
    found = card([*spells, fact(6)], period=june)

    assert found.score == wanted
    assert sum((row.points for row in found.ledger), Fraction(0)) == wanted
