"""What the pages work out of a plan, without any page."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from hall.domain import HalfDay
from hall.plan import Assignment, Level
from tests.ui import worlds
from tests.ui.worlds import AM, BEN, BLOCKS, CAI, MON, NOON1, NOON2, PM, TUE
from ui.markup import Markup, tag
from ui.texts import Texts
from ui.views import rota, today
from ui.views.leave import Form, parse_half
from ui.wording import Wording, plain, short_names, short_posts

HALL, PLAN = worlds.hall(), worlds.plan()
BLOCK = {block.id: block for block in BLOCKS}


@pytest.mark.parametrize(
    ("time", "block"),
    [
        (dt.time(7), AM),  # before hours: what comes first
        (dt.time(9), AM),
        (dt.time(11, 30), NOON1),  # a block begins where the one before ends
        (dt.time(18), PM),  # after hours: what was last
    ],
)
def test_the_clock_chooses_the_block(time: dt.time, block: str) -> None:
    assert today.block_at(HALL, time).id == block


def test_an_open_post_that_nobody_serves_is_an_empty_seat() -> None:
    seats = today.seats(PLAN, HALL.posts, TUE, BLOCK[PM])

    assert [seat.staff for seat in seats] == [None, None, None]


def test_at_noon_only_noon_posts_have_a_seat() -> None:
    (seat,) = today.seats(PLAN, HALL.posts, MON, BLOCK[NOON2])

    assert (seat.post.id, seat.staff, seat.stand_in) == ("P1", "S3", True)


def test_moves_are_the_posts_open_before_and_after_that_change_hands() -> None:
    before = today.seats(PLAN, HALL.posts, MON, BLOCK[NOON1])
    after = today.seats(PLAN, HALL.posts, MON, BLOCK[NOON2])

    (move,) = today.moves(before, after)

    assert (move.post.id, move.before, move.after) == ("P1", "S1", "S3")


def test_after_the_last_block_there_is_no_next() -> None:
    assert today.next_block(HALL, BLOCK[AM]) == BLOCK[NOON1]
    assert today.next_block(HALL, BLOCK[PM]) is None


def test_the_lunch_order_names_who_eats_when() -> None:
    order = today.lunch_order(HALL, PLAN, MON, HALL.staff)

    assert [(block.id, staff) for block, staff in order] == [
        (NOON1, ["S2", "S3"]),
        (NOON2, ["S1"]),
    ]


def test_half_a_day_of_leave_is_told_as_half() -> None:
    (spell,) = today.away(HALL, PLAN, TUE, HALL.staff)

    assert (spell.staff, spell.kind, spell.halves) == ("S2", "annual", ("am",))


def test_somebody_may_be_put_at_the_posts_he_may_serve_or_be_free() -> None:
    found = rota.choices(HALL, PLAN, CAI, MON, BLOCK[AM])

    assert [(c.place, c.taken_by) for c in found] == [
        ("P1", "S1"),
        ("P2", "S2"),
        ("free", None),
    ]


def test_lunch_is_a_choice_at_noon_only_and_desk_posts_are_closed_then() -> None:
    found = rota.choices(HALL, PLAN, BEN, MON, BLOCK[NOON1])

    assert [choice.place for choice in found] == ["lunch", "free"]


def test_the_qualified_may_be_put_at_a_post_beyond_a_and_b() -> None:
    hall = replace(HALL, qualified=(("S2", "P3"),))

    found = rota.choices(hall, PLAN, BEN, MON, BLOCK[AM])

    assert [choice.place for choice in found] == ["P2", "P3", "free"]


def test_an_effect_is_the_points_and_the_gaps_that_came_or_went() -> None:
    better = replace(PLAN, gaps=(), levels=(Level("points", 0, 0),))

    assert rota.effect(PLAN, better) == rota.Effect(-500, (), PLAN.gaps)
    assert rota.effect(better, PLAN) == rota.Effect(500, PLAN.gaps, ())


def test_differences_are_told_by_post_and_block() -> None:
    kept = [row for row in PLAN.assignments if row.block != PM]
    stand_in = Assignment(MON, AM, "P2", "S3", "B1")
    swapped = (*(row for row in kept if row != PLAN.assignments[1]), stand_in)

    changes = rota.differences(PLAN, replace(PLAN, assignments=swapped))

    assert [(c.date, c.block, c.post, c.before, c.after) for c in changes] == [
        (MON, AM, "P2", "S2", "S3"),
        (MON, PM, "P1", "S1", None),
        (MON, PM, "P2", "S2", None),
    ]


def test_a_form_is_in_order_when_it_ends_no_earlier_than_it_begins() -> None:
    am, pm = HalfDay(MON, "am"), HalfDay(MON, "pm")

    assert Form("S1", "sick", am, am).in_order
    assert not Form("S1", "sick", pm, am).in_order
    assert parse_half("2026-06-01 pm") == pm


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(100), "100"),
        (Fraction(292, 3), "97.33"),
        (Decimal("0.50"), "0.5"),
        (1.0, "1"),
        (Fraction(0), "0"),
        (Fraction(-5), "-5"),
        (100.0, "100"),  # a zero that counts stays
    ],
)
def test_numbers_lose_needless_zeros_only(number: Fraction, text: str) -> None:
    assert plain(number) == text


def test_posts_are_told_apart_by_what_they_do_not_share() -> None:
    assert short_posts((worlds.COUNTER, worlds.DESK)) == {"P1": "受理", "P2": "登记"}


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (["综合咨询岗", "综合受理一岗", "综合受理二岗"], ["咨询", "受一", "受二"]),
        (["受理岗", "受理岗"], ["受1", "受2"]),  # only a number is left
        (["审批岗"], ["审批"]),  # one name shares nothing
    ],
)
def test_each_post_of_a_window_gets_a_label_of_its_own(
    names: list[str], labels: list[str]
) -> None:
    posts = [
        replace(worlds.DESK, id=name + str(n), name=name)
        for n, name in enumerate(names)
    ]

    assert list(short_posts(posts).values()) == labels


def test_a_title_that_all_share_is_dropped_but_never_the_whole_name() -> None:
    assert short_names(["雷远科长", "姜伟科长"]) == ["雷远", "姜伟"]
    assert short_names(["雷远科长"]) == ["雷远科长"]
    assert short_names(["科长", "科长"]) == ["科长", "科长"]


def test_points_are_said_with_their_direction() -> None:
    words = Wording(HALL, Texts("zh"))

    assert words.lost(550) == "扣 5.5 分"
    assert words.lost(-100) == "加 1 分"
    assert words.lost(0) == "不扣分"


def test_names_from_a_book_cannot_become_html() -> None:
    assert tag("p", "", BEN.name) == '<p class="">&lt;b&gt;李本&lt;/b&gt;</p>'
    assert tag("p", "", Markup("<br>")) == '<p class=""><br></p>'


def test_what_lies_ahead_is_counted_from_the_day_on() -> None:
    windows = [window for window in HALL.windows if window.id == "W1"]

    assert today.cadres_left(PLAN, MON, windows) == 1
    assert today.cadres_left(PLAN, TUE, windows) == 0
    assert [a.id for a in today.activities_ahead(PLAN, TUE, [CAI])] == ["T1"]
    assert today.activities_ahead(PLAN, TUE, [BEN]) == []
    assert today.activities_ahead(PLAN, worlds.NEXT_MON, [CAI]) == []
