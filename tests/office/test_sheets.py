"""Scores that were given out stay; what changes them later stands beside them."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from hall.errors import RequestError
from office import Appeal, Office, sheet_changes
from tests.office.worlds import MONTH, early_lunch

STAFF = "huzhou-staff"


FILED = Appeal(
    number=0,
    period=MONTH,
    policy=STAFF,
    subject="S2",
    fact="N1",
    claim="当时在替别人顶岗",
    by="S2",
    at=dt.datetime.now(dt.UTC),
    state="open",
    reason="",
    decided_by="",
)


@pytest.fixture
def given(office: Office) -> Office:
    """Return an office that has given out a month with an early lunch of S2."""
    office.add_fact(early_lunch())
    office.give_out(MONTH, by="督查科")
    return office


def score(office: Office, version: int) -> object:
    return office.sheets(MONTH)[version - 1].cards[STAFF]["S2"]["score"]


def test_giving_out_the_same_again_is_no_new_version(given: Office) -> None:
    again = given.give_out(MONTH)

    assert again.version == 1
    assert len(given.sheets(MONTH)) == 1


def test_a_correction_yields_a_version_beside_the_old(given: Office) -> None:
    before = score(given, 1)

    given.correct_fact("N1", early_lunch(staff="S3"), why="认错了人", by="督查科")

    old, new = given.sheets(MONTH)
    assert (old.version, new.version) == (1, 2)
    assert (new.why, new.by) == ("认错了人", "督查科")
    assert score(given, 1) == before
    changed = {
        (each.subject, each.before, each.after)
        for each in sheet_changes(old.cards, new.cards)
        if (each.policy, each.figure) == (STAFF, "score")
    }
    assert changed == {("S2", 96, 101), ("S3", 100, 95)}


def test_a_correction_of_a_later_month_changes_nothing(given: Office) -> None:
    later = early_lunch("N2")
    later = replace(later, date=dt.date(2026, 7, 1))
    given.add_fact(later)
    given.correct_fact("N2", replace(later, subject="S3"), why="认错了人")

    assert len(given.sheets(MONTH)) == 1


def test_a_quarter_that_was_given_out_gets_a_new_version_too(given: Office) -> None:
    given.give_out("2026-Q2")

    given.correct_fact("N1", early_lunch(staff="S3"), why="认错了人")

    assert len(given.sheets("2026-Q2")) == 2


def test_an_upheld_appeal_corrects_the_fact_and_scores_anew(given: Office) -> None:
    filed = given.appeal(FILED)

    decided = given.uphold(filed.number, "调看监控，确在顶岗", by="督查科")

    assert (decided.state, decided.decided_by) == ("upheld", "督查科")
    assert (score(given, 1), score(given, 2)) == (96, 101)
    entry = given.fact_journal()[-1]
    assert (entry.fact.verified, entry.why) == (False, "调看监控，确在顶岗")


def test_an_appeal_can_be_right_about_somebody_else(given: Office) -> None:
    filed = given.appeal(FILED)

    given.uphold(filed.number, "是张三", right=early_lunch(staff="S3"))

    newest = given.sheets(MONTH)[-1].cards[STAFF]
    assert (newest["S2"]["score"], newest["S3"]["score"]) == (101, 95)


def test_a_rejected_appeal_leaves_the_scores(given: Office) -> None:
    filed = given.appeal(FILED)

    given.reject(filed.number, "监控显示已离岗", by="督查科")

    assert [each.state for each in given.appeals(MONTH)] == ["rejected"]
    assert len(given.sheets(MONTH)) == 1


def test_an_appeal_is_decided_once(given: Office) -> None:
    filed = given.appeal(FILED)
    given.reject(filed.number, "监控显示已离岗")

    with pytest.raises(RequestError, match="is not open"):
        given.uphold(filed.number, "改主意了")
    assert len(given.sheets(MONTH)) == 1


@pytest.mark.parametrize(
    ("filed", "said"),
    [
        (replace(FILED, claim=" "), "no reason"),
        (replace(FILED, subject="S3"), "not on the card"),
        (replace(FILED, fact="N9"), "not on the card"),
        (replace(FILED, period="2026-05"), "not given out"),
    ],
)
def test_an_appeal_is_about_a_row_of_a_card(
    given: Office, filed: Appeal, said: str
) -> None:
    with pytest.raises(RequestError, match=said):
        given.appeal(filed)

    assert given.appeals() == ()


def test_a_decision_without_a_reason_changes_nothing(given: Office) -> None:
    filed = given.appeal(FILED)

    with pytest.raises(RequestError, match="no reason"):
        given.uphold(filed.number, "")

    assert [each.state for each in given.appeals()] == ["open"]
    assert len(given.sheets(MONTH)) == 1


def test_what_was_given_out_cannot_be_rewritten(given: Office) -> None:
    with (
        pytest.raises(IntegrityError, match="only ever added"),
        given.database.writing() as session,
    ):
        session.execute(text("DELETE FROM score_sheets"))


def test_nobody_decides_his_own_appeal(given: Office) -> None:
    filed = given.appeal(FILED)

    with pytest.raises(RequestError, match="of his own"):
        given.uphold(filed.number, "我说了算", by=filed.by)

    assert [each.state for each in given.appeals()] == ["open"]
