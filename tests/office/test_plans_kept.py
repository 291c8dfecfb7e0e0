"""Plans have versions; nobody saves over somebody else's change unknowingly."""

import pytest

from hall.plan_json import plan_to_json
from office import Office, StaleDraft
from office.store.plans import DRAFTS_KEPT
from tests.office.worlds import MONTH, bare_plan


def test_a_draft_comes_back_as_it_was_saved(office: Office) -> None:
    saved = office.save_draft(MONTH, bare_plan(), None, note="第一版")

    back = office.draft(MONTH)
    assert back == saved
    assert back is not None
    assert plan_to_json(back.plan) == plan_to_json(bare_plan())
    assert (back.version, back.state, back.note) == (1, "draft", "第一版")
    assert office.months() == [MONTH]


def test_months_without_a_plan_have_none(office: Office) -> None:
    assert office.draft(MONTH) is None
    assert office.published(MONTH) is None
    assert office.faults(MONTH) == ()


def test_saving_over_anothers_change_is_refused_and_shows_it(office: Office) -> None:
    mine = office.save_draft(MONTH, bare_plan(1), None)
    theirs = office.save_draft(MONTH, bare_plan(2), mine.version)

    with pytest.raises(StaleDraft, match="now version 2") as stale:
        office.save_draft(MONTH, bare_plan(3), mine.version)

    assert stale.value.theirs == theirs
    assert office.draft(MONTH) == theirs


def test_a_first_plan_is_not_saved_over_either(office: Office) -> None:
    office.save_draft(MONTH, bare_plan(1), None)

    with pytest.raises(StaleDraft):
        office.save_draft(MONTH, bare_plan(2), None)


def test_old_drafts_make_room(office: Office) -> None:
    version = None
    for seed in range(DRAFTS_KEPT + 5):
        version = office.save_draft(MONTH, bare_plan(seed), version).version

    with office.database.reading() as session:
        kept = session.connection().exec_driver_sql("SELECT COUNT(*) FROM plans")
        assert kept.scalar() == DRAFTS_KEPT
