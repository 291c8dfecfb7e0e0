"""考核: periods, what can be saved, charts' figures, and the report."""

import io
from fractions import Fraction

import pytest
from docx import Document
from openpyxl import load_workbook

from hall.errors import CalendarError, Say
from office import LedgerRow, Office, Scorecard
from tests.ui.rig import assert_sound, html, model, open_page
from ui.scores.report import report_docx, report_rows, report_xlsx
from ui.state import Desk
from ui.texts import Texts
from ui.views.periods import period_of
from ui.views.savings import savings
from ui.views.scores import by_rank
from ui.views.standings import lost_by_clause, lost_by_window, months_until, trend
from ui.wording import Wording

STAFF = "huzhou-staff"


def desk_of(office: Office) -> Desk:
    hall = office.hall()
    words = Wording(hall, Texts("en"), office.policy_titles())
    return Desk(office, hall, words, ("2026-06",), "2026-06", None)


def line(points: int, facts: tuple[str, ...] = (), clause: str = "3") -> LedgerRow:
    exact = Fraction(points)
    said = Say("因", "because")
    return LedgerRow(
        clause, clause, facts, exact, exact, Fraction(0), True, said, "quote"
    )


@pytest.mark.parametrize(
    ("length", "period"),
    [("month", "2026-06"), ("quarter", "2026-Q2"), ("year", "2026")],
)
def test_a_month_lies_in_its_quarter_and_year(length: str, period: str) -> None:
    assert period_of("2026-06", length) == period


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("length", ["month", "quarter", "year"])
def test_every_length_is_scored(database: str, length: str, lang: str) -> None:
    app = open_page("scores", lang)

    app.segmented_control(key="score_length").set_value(length).run()

    assert_sound(app)
    assert len(model(app)["rows"]) == 5


def test_what_is_owed_or_foreseen_can_be_saved_and_what_happened_cannot() -> None:
    owed, foreseen = line(-3), line(-5, ("plan-1",))
    card = Scorecard(ledger=(owed, foreseen, line(-9, ("F1",)), line(2)))

    found = savings(card, {"plan-1"})

    assert [each.how for each in found] == ["planned", "owed"]
    assert [each.points for each in found] == [5, 3]
    assert savings(None, ()) == []


def test_a_window_is_told_what_it_can_still_save(database: str) -> None:
    app = open_page("scores")

    app.selectbox(key="score_policy").set_value("huzhou-window").run()

    assert "现在还能挽回" in html(app)


def test_lost_points_add_up_by_clause_and_by_window(office: Office) -> None:
    cards = office.scores("2026-06", predicted=False)[STAFF]

    by_window = lost_by_window(office.hall(), cards)

    assert by_window == {"W1": sum(card.deductions for card in cards.values())}
    assert lost_by_clause({"a": Scorecard(ledger=(line(-3), line(-2), line(4)))}) == {
        "3": 5
    }


def test_a_trend_leaves_out_months_that_nobody_knows() -> None:
    def scored(month: str) -> dict[str, dict[str, Scorecard]]:
        if month == "2026-02":
            raise CalendarError([])
        return {STAFF: {"S2": Scorecard(score=Fraction(int(month[-1])))}}

    months = months_until("2026-03")

    assert months == ["2026-01", "2026-02", "2026-03"]
    assert trend(scored, months, STAFF, "S2") == {"2026-01": 1, "2026-03": 3}


def test_equal_scores_share_a_place() -> None:
    cards = {name: Scorecard(score=Fraction(score)) for name, score in
             (("a", 90), ("b", 95), ("c", 90), ("d", 80))}  # fmt: skip

    places = [(place, who) for place, who, _ in by_rank({**cards, "e": Scorecard()})]

    assert places == [(1, "b"), (2, "a"), (2, "c"), (4, "d")]


def test_the_report_names_everybody_with_the_reasons(office: Office) -> None:
    here = desk_of(office)
    rows = report_rows(here, office.scores("2026-06", predicted=False)[STAFF])

    document = Document(io.BytesIO(report_docx(here, "June", rows)))
    sheet = load_workbook(io.BytesIO(report_xlsx(here, "June", rows))).worksheets[0]

    assert len(rows) == 5
    table = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert table[1:] == [list(row) for row in rows]
    assert sheet["A1"].value == "June"
    assert [cell.value or "" for cell in sheet[3]] == list(rows[0])
    assert any("王海涛" in row[1] and row[-1] for row in rows)


def test_a_name_that_looks_like_a_formula_stays_text(office: Office) -> None:
    rows = [("1", "=1+1", "", "", "", "", "", "")]

    content = report_xlsx(desk_of(office), "June", rows)

    cell = load_workbook(io.BytesIO(content)).worksheets[0]["B3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
