"""Facts as columns: the same scores whichever way they come in."""

import datetime as dt
import pickle
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hall.domain import Fact, PolicyChoice
from hall.errors import PolicyError
from scoring.active import activate
from scoring.fact_table import FactTable
from scoring.frames import table_of
from scoring.period import Period
from scoring.score import score
from scoring.world import World, WorldWindow
from tests.scoring.worlds import LIBRARY, facts, worlds

JUNE = Period.parse("2026-06")
POLICIES = ("huzhou-staff", "hexian-window", "gaoxin-front-desk")
WORLD = World((WorldWindow("W1", ("P1", "P2")),), JUNE.weekdays())
COLUMNS = ("id", "type", "subject", "time", "incident", "item", "substitute_for")


def frame(happened: list[Fact]) -> pd.DataFrame:
    """Return facts as an import would have them: one row each, empty cells."""
    rows = [
        {name: getattr(fact, name) for name in COLUMNS}
        | {"date": fact.date, "verified": fact.verified}
        | {"count": None if fact.count is None else float(fact.count)}
        | {"value": None if fact.value is None else float(fact.value)}
        | dict(fact.attributes)
        for fact in happened
    ]
    table = pd.DataFrame(rows)
    return table.dropna(axis="columns", how="all")


@pytest.mark.parametrize("policy_id", POLICIES)
def test_a_frame_scores_like_the_records_line_by_line(policy_id: str) -> None:
    seen: set[object] = set()
    (active,) = activate([PolicyChoice(policy_id)])

    @settings(
        max_examples=40,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def agree(data: st.DataObject) -> None:
        world = data.draw(worlds())
        number = data.draw(st.integers(1, 25))
        happened = [
            data.draw(facts(world, each, (policy_id,))) for each in range(number)
        ]

        records = score(world, [active], JUNE, happened)[policy_id]
        columns = score(world, [active], JUNE, table_of(frame(happened)))[policy_id]

        assert columns == records
        seen.update(card.score for card in records.values())

    agree()
    assert len(seen) > 5


def test_categories_and_numbers_are_read_as_facts_hold_them() -> None:
    table = table_of(
        pd.DataFrame(
            {
                "type": pd.Categorical(["late_arrival", "leave_taken"]),
                "subject": ["P2", "P1"],
                "date": ["2026-06-09", "2026-06-03"],
                "minutes": [6.0, None],
                "kind": pd.Categorical([None, "sick"]),
                "days": [None, 2.5],
                "incident": pd.array([7, None], dtype="Int32"),
            }
        )
    )

    leave, late = table
    assert leave == Fact(
        "2",
        "leave_taken",
        "P1",
        dt.date(2026, 6, 3),
        attributes={"kind": "sick", "days": Decimal("2.5")},
    )
    assert (late.incident, late.attributes) == ("7", {"minutes": Decimal("6.0")})


@pytest.mark.parametrize("column", ["type", "subject", "date"])
def test_an_empty_cell_is_refused_where_a_fact_cannot_do_without(column: str) -> None:
    row = {"type": "late_arrival", "subject": "P1", "date": "2026-06-03"}
    table = pd.DataFrame([row, row | {column: None}])

    with pytest.raises(ValueError, match=f"without {column}"):
        table_of(table)


def test_faults_of_a_table_name_the_fact() -> None:
    rows = {"id": ["a", "b"], "type": ["late_arrival", "dancing"]}
    both = {"subject": ["P1", "P1"], "date": ["2026-06-03", "2026-06-04"]}
    actives = activate([PolicyChoice("huzhou-staff")])

    with pytest.raises(PolicyError, match="'b' has the unknown type 'dancing'"):
        score(WORLD, actives, JUNE, table_of(pd.DataFrame(rows | both)))


def test_a_table_keeps_time_and_gives_its_months() -> None:
    days = (dt.date(2026, 7, 1), dt.date(2026, 6, 9), dt.date(2026, 6, 9))
    times = (None, dt.time(15), dt.time(9))
    happened = [
        Fact(f"f{n}", "dozing", "P1", day, time)
        for n, (day, time) in enumerate(zip(days, times, strict=True))
    ]

    table = FactTable.of(happened)

    assert [fact.id for fact in table] == ["f2", "f1", "f0"]
    assert [fact.id for fact in table.within(JUNE)] == ["f2", "f1"]
    assert FactTable.of(table) is table


def test_true_and_one_are_different_things() -> None:
    policy = LIBRARY["huzhou-staff"]
    (active,) = activate([PolicyChoice(policy.id)])
    happened = [
        Fact(
            str(n),
            "absent_from_post",
            "P1",
            dt.date(2026, 6, n),
            attributes={"client_failed": said},
        )
        for n, said in enumerate((Decimal(1), True), 1)
    ]

    apart = [score(WORLD, [active], JUNE, [fact])[policy.id]["P1"] for fact in happened]
    together = score(WORLD, [active], JUNE, happened)[policy.id]["P1"]

    assert together.deductions == sum(card.deductions for card in apart)


def test_a_ledger_travels_and_compares_as_its_lines() -> None:
    fact = Fact("a", "dozing", "P1", dt.date(2026, 6, 3))
    actives = activate([PolicyChoice("huzhou-staff")])
    card = score(WORLD, actives, JUNE, [fact])["huzhou-staff"]["P1"]

    lines = tuple(card.ledger)

    assert card.ledger == lines
    assert len(card.ledger) == len(lines)
    assert card.ledger[0] == lines[0]
    assert pickle.loads(pickle.dumps(card.ledger)) == lines
    assert card.ledger != lines[1:]
