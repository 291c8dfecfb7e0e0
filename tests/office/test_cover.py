"""A gap is filled at once by whoever is free and knows the post."""

import datetime as dt

import pytest

from hall.domain import Hall, Pin
from hall.plan import Gap
from office import Office, StaleDraft, StoredPlan, plan_with_predictions
from tests.office.worlds import MONTH

DAY = dt.date(2026, 6, 23)


@pytest.fixture
def short(office: Office, small: Hall) -> tuple[StoredPlan, Gap]:
    """Return a published month from whose first post somebody was taken away."""
    office.save_draft(MONTH, plan_with_predictions(small, MONTH), None)
    stored = office.edit_cells(MONTH, 1, [Pin(DAY, "am", "S2", "free")])
    (gap,) = [each for each in stored.plan.gaps if each.date == DAY]
    return office.publish(MONTH, stored.version), gap


def test_who_is_free_and_knows_the_post_is_offered_the_cheapest_first(
    office: Office, short: tuple[StoredPlan, Gap]
) -> None:
    found = office.stand_ins(*short)

    assert found
    assert {one.staff for one in found} <= {"S2", "S5", "S3"}
    assert [one.points for one in found] == sorted(one.points for one in found)
    assert all(one.points < 0 for one in found)


def test_a_click_fills_the_gap_in_what_is_published(
    office: Office, short: tuple[StoredPlan, Gap]
) -> None:
    stored, gap = short
    best = office.stand_ins(stored, gap)[0]

    after = office.cover(stored, best)

    assert after.state == "published"
    assert gap not in after.plan.gaps
    assert any(
        (a.date, a.block, a.post, a.staff) == (DAY, "am", gap.post, best.staff)
        for a in after.plan.assignments
    )


def test_in_a_draft_it_stays_a_draft(office: Office, small: Hall) -> None:
    office.save_draft(MONTH, plan_with_predictions(small, MONTH), None)
    stored = office.edit_cells(MONTH, 1, [Pin(DAY, "am", "S2", "free")])
    gap = next(each for each in stored.plan.gaps if each.date == DAY)

    after = office.cover(stored, office.stand_ins(stored, gap)[0])

    assert after.state == "draft"
    with pytest.raises(StaleDraft):
        office.cover(stored, office.stand_ins(stored, gap)[0])
