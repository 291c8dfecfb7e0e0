"""What stands against a leave: each rule once, halves together, nobody twice."""

from typing import cast

from hall.domain import HalfDay, LeaveRequest
from hall.plan import Answer, Hindrance, PointLine, Reason
from office import Office
from tests.ui import worlds
from tests.ui.worlds import MON, MONTH
from ui.leave.why import reasons
from ui.state import Desk
from ui.texts import Texts
from ui.wording import Wording

QUOTE = "无替岗人员不准请假"
PEOPLE = (
    Hindrance("S1", "on_leave"),
    Hindrance("S2", "serves_another_post"),
    Hindrance("S3", "serves_another_post"),
)
REASONS = tuple(
    Reason("no_stand_in", "some-rules", "一3", QUOTE, MON, half, "P1", PEOPLE)
    for half in ("am", "pm")
)


def shown(answer: Answer) -> str:
    hall = worlds.hall()
    words = Wording(hall, Texts("zh"))
    here = Desk(cast("Office", None), hall, words, (MONTH,), MONTH, None)
    request = LeaveRequest(
        "new", "S1", "personal", HalfDay(MON, "am"), HalfDay(MON, "pm")
    )
    return reasons(here, request, answer)


def answer(lines: tuple[PointLine, ...] = ()) -> Answer:
    return Answer("refuse", {}, (), 1.0, 1.0, reasons=REASONS, lines=lines)


def test_the_halves_of_a_day_are_told_together_and_the_rule_once() -> None:
    html = shown(answer())

    assert html.count("6月1日 周一 上午、下午 公安局受理1号岗") == 1
    assert html.count(QUOTE) == 1


def test_people_alike_are_named_together_without_the_one_who_asks() -> None:
    html = shown(answer())

    assert "&lt;b&gt;李本&lt;/b&gt;、王才要守别的岗" in html
    assert "张安" not in html


def test_words_that_the_points_quote_already_are_not_repeated() -> None:
    line = PointLine("S1", "some-rules", "一3", 200, QUOTE)

    assert QUOTE not in shown(answer((line,)))
