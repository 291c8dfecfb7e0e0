"""The demo books: made by their script, and worth showing."""

from collections import Counter
from pathlib import Path

import pytest

from data.make_demo import main
from hall.book import check_book, read_book
from hall.calendar import calendar_of
from hall.domain import Hall

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def demo() -> Hall:
    """Return the demo hall."""
    return read_book(DATA / "demo")


@pytest.mark.parametrize("name", ["demo", "small"])
def test_script_reproduces_the_committed_book(tmp_path: Path, name: str) -> None:
    main(tmp_path)

    made = {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
    kept = {path.name: path.read_bytes() for path in (DATA / name).iterdir()}
    assert made == kept


@pytest.mark.parametrize("name", ["demo", "small"])
def test_demo_book_has_neither_errors_nor_warnings(name: str) -> None:
    checked = check_book(DATA / name)

    assert (checked.errors, checked.warnings) == ((), ())


def test_demo_hall_is_a_county_hall_on_the_national_calendar(demo: Hall) -> None:
    assert (len(demo.windows), len(demo.staff)) == (20, 110)
    assert demo.working_days is None
    assert len(calendar_of(demo).month("2026-06")) == 21
    assert [choice.id for choice in demo.policies] == [
        "huzhou-staff",
        "huzhou-window",
        "leave-and-substitution-2024",
    ]


def test_demo_hall_asks_for_leave_of_many_kinds(demo: Hall) -> None:
    status = Counter(request.status for request in demo.leave)

    assert status["requested"] >= 20
    assert status["approved"] >= 35
    assert len({request.kind for request in demo.leave}) >= 8


def test_everybody_of_the_demo_hall_has_a_name_of_his_own(demo: Hall) -> None:
    names = Counter(person.name for person in demo.staff)

    assert names["张三"] == 1
    assert max(names.values()) == 1
