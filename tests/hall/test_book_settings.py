"""hall.yaml: strict, with line and column."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from hall.book import read_book
from tests.hall.tiny_book import FILES, errors, only_error, spoilt, write_tiny


@pytest.mark.parametrize(
    ("old", "new", "place", "told"),
    [
        ("canteen_seats", "canteen_seat", (8, 1), "Did you mean 'canteen_seats'"),
        ("name: 小厅", "name: 小厅\nid: again", (3, 1), "occurs twice"),
        ('start: "13:30"', "start: 13:30", (7, 21), 'Quote it: "13:30"'),
        ('"13:30", end: "17:00"', '"13:30", end: "13:00"', (7, 35), "ends before"),
        ('"12:30", end: "13:30"', '"12:20", end: "13:30"', (6, 5), "overlaps"),
        ('end: "17:00"', 'end: "5pm"', (7, 35), "'5pm'"),
        ("session: pm", "session: night", (7, 53), "'night'"),
        ("session: noon}\n  - {id: L2", "session: pm}\n  - {id: L2", (6, 5), "follows"),
        ("id: L2", "id: L1", (6, 5), "'L1' occurs twice"),
        (", session: pm", "", (7, 5), "'session' is missing"),
        ("canteen_seats: 3", "canteen_seats: -3", (8, 16), "'-3'"),
        ("canteen_seats: 3", "canteen_seats: [3]", (8, 16), "a single value"),
        ("{id: huzhou-staff}", "huzhou-staff", (10, 5), "'key: value'"),
        ("{id: huzhou-staff}", "{id: p, reading: {}}", (10, 13), "'readings'"),
        ("id: tiny", "id: [", (3, 7), "not sound YAML"),
    ],
)
def test_fault_of_the_settings_is_told_with_line_and_column(
    tmp_path: Path, old: str, new: str, place: tuple[int, int], told: str
) -> None:
    found = errors(spoilt(tmp_path, "hall.yaml", old, new))

    assert told in found[0].text("en")
    assert (found[0].file, found[0].row, found[0].column) == ("hall.yaml", *place)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("working_days: []", "working_days is empty"),
        ("working_days: [2026-06-01, 2026-06-01]", "occurs twice"),
        ("working_days: [2026-06-41]", "that exists"),
        ("working_days: 2026-06-01", "a list is expected"),
        ("leave: {max_point: 3}", "'max_points'"),
        ("leave: {max_points: x}", "'x'"),
    ],
)
def test_fault_of_an_optional_key_is_told(tmp_path: Path, line: str, told: str) -> None:
    book = write_tiny(tmp_path, {"hall.yaml": f"{FILES['hall.yaml']}{line}\n"})

    fault = only_error(book)

    assert told in fault.text("en")
    assert fault.row == 11


@pytest.mark.parametrize(
    ("parameter", "told"),
    [
        ("8:30", "number of base sixty"),
        ("yes", "truth value"),
        (".inf", "not a plain number"),
    ],
)
def test_value_that_yaml_would_misread_is_told(
    tmp_path: Path, parameter: str, told: str
) -> None:
    policy = f"{{id: p, parameters: {{x: {parameter}}}}}"

    fault = only_error(spoilt(tmp_path, "hall.yaml", "{id: huzhou-staff}", policy))

    assert told in fault.text("en")


def test_empty_settings_are_told(tmp_path: Path) -> None:
    fault = only_error(write_tiny(tmp_path, {"hall.yaml": "# nothing\n"}))

    assert "empty" in fault.text("en")


def test_settings_are_read(tmp_path: Path) -> None:
    more = "working_days: [2026-06-02, 2026-06-01]\nleave: {max_points: 500}\n"
    policy = (
        "{id: p, readings: {a: week, b: null}, parameters: {c: 0.10, d: [1, true]}}"
    )
    text = FILES["hall.yaml"].replace("{id: huzhou-staff}", policy) + more
    book = write_tiny(tmp_path, {"hall.yaml": text})
    (book / "pins.csv").unlink()
    (book / "activities.csv").unlink()

    hall = read_book(book)

    assert hall.working_days == (dt.date(2026, 6, 1), dt.date(2026, 6, 2))
    assert hall.leave_max_points == 500
    assert hall.policies[0].readings == {"a": "week", "b": None}
    assert hall.policies[0].parameters == {"c": Decimal("0.10"), "d": [1, True]}
    assert [block.minutes for block in hall.blocks] == [150, 60, 60, 210]
