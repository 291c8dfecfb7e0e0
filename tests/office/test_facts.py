"""Facts are written once; a correction is a further entry that names the old one."""

from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from hall.domain import Hall
from hall.errors import RequestError
from office import Office
from tests.office.worlds import early_lunch


@pytest.mark.parametrize(
    "change",
    ["UPDATE facts SET subject = 'S1'", "DELETE FROM facts"],
)
def test_nobody_can_change_a_recorded_fact(office: Office, change: str) -> None:
    before = office.fact_journal()

    with (
        pytest.raises(IntegrityError, match="never changed"),
        office.database.writing() as session,
    ):
        session.execute(text(change))

    assert office.fact_journal() == before


def test_a_correction_stands_beside_what_it_corrects(office: Office) -> None:
    wrong = early_lunch()
    office.add_fact(wrong, by="督查科")
    right = replace(wrong, subject="S3")

    office.correct_fact(wrong.id, right, why="认错了人", by="督查科")

    old, new = office.fact_journal()[-2:]
    assert (old.fact, old.effective, old.recorded_by) == (wrong, False, "督查科")
    assert (new.fact, new.effective, new.why) == (right, True, "认错了人")
    assert new.corrects == old.number
    assert [f for f in office.hall().facts if f.id == wrong.id] == [right]


def test_a_correction_can_be_corrected(office: Office) -> None:
    office.add_fact(early_lunch())
    office.correct_fact("N1", early_lunch(staff="S3"), why="认错了人")

    office.correct_fact("N1", early_lunch(staff="S4"), why="又认错了人")

    assert office.hall().facts[-1].subject == "S4"


def test_a_correction_says_why(office: Office) -> None:
    office.add_fact(early_lunch())

    with pytest.raises(RequestError, match="gives no reason"):
        office.correct_fact("N1", early_lunch(staff="S3"), why=" ")


def test_only_recorded_facts_can_be_corrected(office: Office) -> None:
    with pytest.raises(RequestError, match="There is no fact 'N1'"):
        office.correct_fact("N1", early_lunch(), why="没有")


def test_an_id_names_one_fact(office: Office) -> None:
    office.add_fact(early_lunch())

    with pytest.raises(RequestError, match="already recorded"):
        office.add_fact(early_lunch(staff="S3"))


def test_loading_a_book_again_adds_no_fact_twice(office: Office, small: Hall) -> None:
    office.load_book(small)

    assert office.hall().facts == small.facts


def test_a_book_cannot_rewrite_a_recorded_fact(office: Office, small: Hall) -> None:
    first, *others = small.facts
    changed = replace(small, facts=(replace(first, subject="S5"), *others))

    with pytest.raises(RequestError, match=f"'{first.id}' is already recorded"):
        office.load_book(changed)

    assert office.hall() == small
