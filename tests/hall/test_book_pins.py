"""Pins: possible alone, and all together."""

from pathlib import Path

import pytest

from tests.hall.tiny_book import FILES, errors, only_error, with_rows, write_tiny


@pytest.mark.parametrize(
    ("pins", "row", "told"),
    [
        # one place for one person
        (["2026-06-03,am,S1,W1-P1", "2026-06-03,am,S1,free"], 5, "already pinned"),
        (["2026-06-10,pm,S1,W1-P1"], 4, "must attend activity 'M1'"),
        (["2026-06-10,am,S1,W1-P1"], None, None),  # before the meeting
        (["2026-06-11,L1,S1,free"], None, None),  # T1 is not required
        # leave
        (["2026-06-08,am,S1,W1-P1"], 4, "on leave 'R1'"),
        (["2026-06-08,L1,S1,lunch"], 4, "on leave 'R1'"),  # noon goes with the half
        (["2026-06-10,am,S1,free"], None, None),  # the day after
        (["2026-06-16,pm,S2,W1-P2"], None, None),  # requested only: may be refused
        # joined
        (["2026-06-12,am,S3,W1-P1"], 4, "has not joined"),
        (["2026-06-15,am,S3,W1-P1"], None, None),  # the first day
        # the post
        (["2026-06-03,am,S4,W1-P1"], 4, "neither holder nor backup"),
        (["2026-06-03,am,S5,W1-P2"], None, None),  # qualified
        (["2026-06-03,L1,S2,W1-P2"], 4, "not open at noon"),
        (["2026-06-03,am,S1,W1-P1", "2026-06-03,am,S2,W1-P1"], 5, "pinned to 'S1'"),
        # lunch
        (["2026-06-03,am,S1,lunch"], 4, "not a noon block"),
        (["2026-06-02,L2,S1,lunch"], 4, "two lunches"),
        (["2026-06-03,L1,S1,W1-P1", "2026-06-03,L2,S1,free"], 5, "no block to eat in"),
        (["2026-06-03,L1,S1,W1-P1", "2026-06-03,L2,S1,lunch"], None, None),
        (
            [f"2026-06-03,L1,S{n},lunch" for n in (1, 2, 4, 5)],
            7,
            "the canteen seats 3",
        ),
        ([f"2026-06-03,L1,S{n},lunch" for n in (1, 2, 4)], None, None),  # just full
    ],
)
def test_pin_that_cannot_be_kept_is_told(
    tmp_path: Path, pins: list[str], row: int | None, told: str | None
) -> None:
    book = with_rows(tmp_path, "pins.csv", *pins)

    if told is None:
        assert errors(book) == ()
        return
    fault = only_error(book)
    assert (fault.file, fault.row) == ("pins.csv", row)
    assert told in fault.text("en")


@pytest.mark.parametrize(
    ("kind", "sound"),
    [("sick", False), ("bereavement", False), ("annual", True), ("lactation", True)],
)
def test_pin_meets_only_leave_that_is_certain(
    tmp_path: Path, kind: str, sound: bool
) -> None:
    changes = {
        "leave.csv": FILES["leave.csv"].replace("R2,S2,personal", f"R2,S2,{kind}"),
        "pins.csv": FILES["pins.csv"] + "2026-06-16,pm,S2,W1-P2\n",
    }

    assert (errors(write_tiny(tmp_path, changes)) == ()) is sound


def test_person_on_leave_is_excused_from_a_required_activity(tmp_path: Path) -> None:
    row = "T2,学习,training,2026-06-08,pm,S1,yes"
    book = with_rows(tmp_path, "activities.csv", row, row.replace("T2", "T3"))

    assert errors(book) == ()


def test_activity_in_every_noon_block_excuses_from_lunch(tmp_path: Path) -> None:
    changes = {
        "activities.csv": FILES["activities.csv"].replace("window:W1,no", "S2,yes"),
        "pins.csv": FILES["pins.csv"] + "2026-06-11,am,S2,W1-P2\n",
    }

    assert errors(write_tiny(tmp_path, changes)) == ()


def test_pin_on_a_day_off_by_the_halls_own_list_is_told(tmp_path: Path) -> None:
    days = 'working_days: ["2026-06-10", "2026-06-11"]\n'
    book = write_tiny(tmp_path, {"hall.yaml": FILES["hall.yaml"] + days})

    found = errors(book)

    assert {fault.row for fault in found} == {2, 3}
    assert all("2026-06-02 is not a working day" in f.text("en") for f in found)
