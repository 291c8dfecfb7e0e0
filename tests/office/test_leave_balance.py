"""Days of leave against the lines that the policies in force draw."""

from decimal import Decimal

from hall.domain import Hall
from office import Office, Threshold, plan_with_predictions
from tests.office.worlds import MONTH, approval, wish


def line(office: Office, staff: str, days: int) -> Threshold:
    found = office.leave_thresholds(MONTH, staff)
    return next(each for each in found if each.days == days)


def test_each_line_says_where_it_stands_and_how_far_it_is(
    office: Office, small: Hall
) -> None:
    office.save_draft(MONTH, plan_with_predictions(small, MONTH), None)

    found = line(office, "S2", 3)

    assert (found.policy, found.clause, found.over) == ("huzhou-staff", "7", "month")
    assert found.kinds == ("personal", "sick")
    assert not found.beyond
    assert not found.crossed
    assert found.left == 3 - found.used


def test_approved_leave_counts_at_once(office: Office, small: Hall) -> None:
    office.save_draft(MONTH, plan_with_predictions(small, MONTH), None)
    office.publish(MONTH, 1)
    before = line(office, "S2", 3).used

    office.sign_leave(office.submit(wish(), approval()).id, "王芳")

    assert line(office, "S2", 3).used == before + Decimal(1)


def test_without_a_plan_only_what_happened_counts(office: Office) -> None:
    assert line(office, "S4", 3).used >= 0
