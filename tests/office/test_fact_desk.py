"""Facts are checked before they are written, and show which scores they move."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from hall.domain import Fact
from hall.errors import RequestError
from office import Office
from tests.office.worlds import FIRST, early_lunch


def test_a_new_fact_gets_an_id_of_its_own(office: Office) -> None:
    first, second = office.record([early_lunch(""), early_lunch("")], by="督查科")

    assert first.id != second.id
    assert {first.id, second.id} <= {fact.id for fact in office.hall().facts}
    assert office.fact_journal()[-1].recorded_by == "督查科"


def test_somebody_must_say_who_writes(office: Office) -> None:
    with pytest.raises(RequestError, match="nobody says who"):
        office.record([early_lunch("")], by=" ")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"type": "early_brunch"}, "no type of fact 'early_brunch'"),
        ({"subject": "W1"}, "cannot be about 'W1'"),
        ({"count": Decimal(0)}, "not above 0"),
        ({"attributes": {"minutes": 3}}, "has no 'minutes'"),
    ],
)
def test_a_fact_that_cannot_be_is_refused(
    office: Office, change: dict[str, object], said: str
) -> None:
    before = office.fact_journal()
    wrong = replace(early_lunch(""), **change)  # type: ignore[arg-type]

    with pytest.raises(RequestError, match=said):
        office.record([early_lunch(""), wrong], by="督查科")

    assert office.fact_journal() == before


@pytest.mark.parametrize(
    ("kind", "attributes", "said"),
    [
        ("late_arrival", {"minutes": "soon"}, "cannot be 'soon'"),
        ("eating_at_post", {"what": "dinner"}, "breakfast / snack"),
        ("uncovered_post", {"post": "P99"}, "an id of this hall"),
        ("attendance_rate", {}, "has no figure"),
    ],
)
def test_attributes_are_those_of_the_vocabulary(
    office: Office, kind: str, attributes: dict[str, object], said: str
) -> None:
    fact = Fact("", kind, "S2", FIRST, attributes=attributes)

    faults = office.fact_faults(fact)

    assert said in " ".join(fault.text("en") for fault in faults)


def test_other_spellings_of_a_level_are_understood(office: Office) -> None:
    fact = Fact("", "honour_award", "S2", FIRST, attributes={"level": "市级"})

    assert office.fact_faults(fact) == []


def test_a_fact_shows_the_scores_that_it_would_move(office: Office) -> None:
    moved = {(m.policy, m.subject): m for m in office.moves(early_lunch("new"))}

    mine = moved["huzhou-staff", "S2"]
    assert mine.before is not None
    assert mine.after is not None
    assert (mine.before.score or 0) - (mine.after.score or 0) == 5
    assert [row.facts for row in mine.rows] == [("new",)]
    assert office.hall().facts[-1].id != "new"


def test_a_fact_found_not_to_hold_costs_nothing_and_stays_in_the_journal(
    office: Office,
) -> None:
    (fact,) = office.record([early_lunch("")], by="督查科")
    wrong = office.scores("2026-06", predicted=False)["huzhou-staff"]["S2"]

    office.verify(fact.id, holds=False, by="李科", why="监控显示没有离岗")

    right = office.scores("2026-06", predicted=False)["huzhou-staff"]["S2"]
    assert (right.score or 0) - (wrong.score or 0) == 5
    old, new = office.fact_journal()[-2:]
    assert (old.effective, new.effective) == (False, True)
    assert (new.recorded_by, new.why) == ("李科", "监控显示没有离岗")


def test_a_correction_is_checked_like_a_new_fact(office: Office) -> None:
    (fact,) = office.record([early_lunch("")], by="督查科")

    with pytest.raises(RequestError, match="cannot be about 'W1'"):
        office.amend(replace(fact, subject="W1"), "认错了", "李科")
    office.amend(replace(fact, date=dt.date(2026, 6, 2)), "日期写错", "李科")

    assert office.hall().facts[-1].date == dt.date(2026, 6, 2)


def test_only_known_facts_are_verified(office: Office) -> None:
    with pytest.raises(RequestError, match="no fact 'R99'"):
        office.verify("R99", holds=True, by="李科", why="看过")
