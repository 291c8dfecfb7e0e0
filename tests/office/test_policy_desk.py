"""What a hall decides about policies is checked, kept, and signed."""

from decimal import Decimal

import pytest

from hall.errors import PolicyError, RequestError
from office import Office, Scorecard, Setting
from scoring.library import load_library

WITH_BLANKS = "fengzhen-annual"


def test_a_policy_is_put_in_force_and_out_again(office: Office) -> None:
    office.put_in_force("hexian-window", by="王主任")
    assert office.hall().policies[-1].id == "hexian-window"

    office.put_out_of_force("hexian-window", by="王主任")

    assert "hexian-window" not in [each.id for each in office.hall().policies]
    whats = [(d.what, d.by) for d in office.decisions("hexian-window")]
    assert whats == [("dropped", "王主任"), ("adopted", "王主任")]


def test_a_policy_with_blanks_refuses_to_score_until_they_are_filled(
    office: Office,
) -> None:
    office.put_in_force(WITH_BLANKS, by="王主任")
    policy = load_library()[WITH_BLANKS]
    blocked = _card(office).blocked

    assert set(blocked) == {each.name for each in policy.parameters}
    for name, value in policy.trial.items():
        office.fill(Setting(WITH_BLANKS, name, value), by="王主任")

    assert _card(office).blocked == ()
    newest = office.decisions(WITH_BLANKS)[0]
    assert (newest.what, newest.by) == ("blank", "王主任")
    assert newest.details["name"] == blocked[-1]


def _card(office: Office) -> Scorecard:
    return office.scores("2026", predicted=False)[WITH_BLANKS]["S2"]


def test_a_number_that_makes_no_sense_is_refused(office: Office) -> None:
    office.put_in_force(WITH_BLANKS, by="王主任")
    before = office.hall().policies
    name = _card(office).blocked[0]

    with pytest.raises(PolicyError, match="cannot be '-1'"):
        office.fill(Setting(WITH_BLANKS, name, Decimal(-1)), by="王主任")

    assert office.hall().policies == before


def test_a_reading_is_chosen_for_the_hall(office: Office) -> None:
    office.read(Setting("huzhou-staff", "same_incident", "sum"), by="王主任")

    own = next(p for p in office.hall().policies if p.id == "huzhou-staff")
    assert own.readings == {"same_incident": "sum"}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("same_incident", "all", "cannot be 'all'"),
        ("no_such", "sum", "no reading 'no_such'"),
    ],
)
def test_a_reading_must_be_allowed(
    office: Office, name: str, value: str, said: str
) -> None:
    with pytest.raises(PolicyError, match=said):
        office.read(Setting("huzhou-staff", name, value), by="王主任")


def test_unknown_and_unsigned_decisions_are_refused(office: Office) -> None:
    with pytest.raises(PolicyError, match="no policy"):
        office.put_in_force("nowhere", by="王主任")
    with pytest.raises(PolicyError, match="listed twice"):
        office.put_in_force("huzhou-staff", by="王主任")
    with pytest.raises(RequestError, match="nobody says who"):
        office.put_in_force("hexian-window", by="")


def test_other_numbers_show_every_score_that_moves(office: Office) -> None:
    effects = office.whatif(
        "2026-06", [Setting("huzhou-staff", "3.points", Decimal(5))]
    )

    assert all(each.policy in {"huzhou-staff", "huzhou-window"} for each in effects)
