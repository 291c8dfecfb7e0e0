"""A hall book survives the database; loading it again changes only what it may."""

from dataclasses import replace
from pathlib import Path

import pytest

from hall.book import read_book
from hall.domain import Hall, Window
from hall.errors import RequestError
from office import Office
from tests.office.worlds import approval, wish

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize("book", ["small", "demo"])
def test_a_book_comes_back_as_it_went_in(url: str, book: str) -> None:
    hall = read_book(DATA / book)
    office = Office.open(url)

    office.load_book(hall)
    back = office.hall()

    in_order = sorted(hall.pins, key=lambda pin: (pin.date, pin.block, pin.staff))
    assert replace(back, pins=()) == replace(hall, pins=())
    assert list(back.pins) == in_order
    office.close()


def test_a_hall_comes_back_in_another_process(url: str, office: Office) -> None:
    again = Office.open(url)

    assert again.hall() == office.hall()
    assert again.halls() == [(office.hall().id, office.hall().name)]
    again.close()


def test_loading_again_replaces_the_tables(office: Office, small: Hall) -> None:
    more = Window("W9", "新窗口", "新部门", "administrative")

    office.load_book(replace(small, windows=(*small.windows, more)))

    assert office.hall().windows[-1] == more


def test_loading_again_keeps_what_was_handed_in_here(
    office: Office, small: Hall
) -> None:
    first, *others = small.leave
    handed_in = office.submit(wish(), approval())

    office.load_book(replace(small, leave=tuple(others)))

    kept = office.hall().leave
    assert first not in kept
    assert handed_in in kept


def test_an_empty_database_says_so(url: str) -> None:
    office = Office.open(url)

    assert office.halls() == []
    with pytest.raises(RequestError, match="No hall has been loaded"):
        office.hall()
    office.close()


def test_an_unknown_hall_is_named(url: str, office: Office) -> None:
    with pytest.raises(RequestError, match="There is no hall 'nowhere'"):
        office.hall("nowhere")
