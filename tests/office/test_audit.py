"""The audit log: what is done is in it, and nobody rewrites it unnoticed."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from office import Office
from office.store.audit import entries
from tests.office.worlds import MONTH, approval, bare_plan, early_lunch, wish


def busy(office: Office) -> None:
    office.add_fact(early_lunch(), by="督查科")
    office.correct_fact("N1", early_lunch(staff="S3"), why="认错了人", by="督查科")
    office.submit(wish(), approval())


def actions(office: Office) -> list[str]:
    with office.database.reading() as session:
        return [each.action for each in reversed(entries(session, office.hall_id))]


def test_every_deed_is_in_the_log_in_order(office: Office) -> None:
    busy(office)

    assert actions(office) == [
        "hall.loaded",
        "fact.added",
        "fact.corrected",
        "leave.submitted",
    ]


def test_a_sound_log_is_verified(office: Office) -> None:
    busy(office)

    check = office.verify_audit()

    assert (check.entries, check.broken) == (4, None)


def test_what_failed_leaves_no_entry(office: Office) -> None:
    office.add_fact(early_lunch())
    with pytest.raises(Exception, match="already recorded"):
        office.add_fact(early_lunch(staff="S4"))

    assert actions(office) == ["hall.loaded", "fact.added"]


@pytest.mark.parametrize("change", ["UPDATE audit SET by = ''", "DELETE FROM audit"])
def test_the_database_refuses_to_change_the_log(office: Office, change: str) -> None:
    busy(office)

    with (
        pytest.raises(IntegrityError, match="only ever added"),
        office.database.writing() as session,
    ):
        session.execute(text(change))


@pytest.mark.parametrize(
    ("change", "number", "kind"),
    [
        ("UPDATE audit SET by = '别人' WHERE seq = 3", 3, "changed"),
        ("UPDATE audit SET details = '{\"x\": 1}' WHERE seq = 2", 2, "changed"),
        ("DELETE FROM audit WHERE seq = 2", 3, "missing"),
        ("DELETE FROM audit WHERE seq = 1", 2, "missing"),
    ],
)
def test_the_first_broken_link_is_found(
    office: Office, change: str, number: int, kind: str
) -> None:
    """Whoever owns the file can drop the triggers; the chain tells."""
    busy(office)
    with office.database.writing() as session:
        for name in ("audit_no_update", "audit_no_delete"):
            session.execute(text(f"DROP TRIGGER {name}"))
        session.execute(text(change))

    broken = office.verify_audit().broken

    assert broken is not None
    assert (broken.number, broken.kind) == (number, kind)


def test_publishing_is_in_the_log(office: Office) -> None:
    plan = bare_plan()
    office.save_draft(MONTH, plan, None)
    with pytest.raises(Exception, match=r"\S"):  # it breaks rules: nothing is logged
        office.publish(MONTH, 1)

    assert "rota.published" not in actions(office)
