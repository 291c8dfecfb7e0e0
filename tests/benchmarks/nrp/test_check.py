"""The referee notices each hard rule, and nothing else."""

import json
from pathlib import Path

import pytest

from benchmarks.nrp.check import Verdict, check

LAWFUL = {
    "Ann": ["L", "L", "", "", "E", "E", ""],
    "Bob": ["E", "E", "", "E", "E", "", ""],
}


def judged(path: Path, **lines: list[str]) -> Verdict:
    roster = path.with_suffix(".json")
    roster.write_text(json.dumps(LAWFUL | lines), encoding="utf-8")
    return check(path, roster)


def test_a_lawful_roster_is_priced_by_hand(path: Path) -> None:
    # short: E on day 2 and 3, L on day 4 and 6; one E too many on day 4; no wish unmet
    assert judged(path) == Verdict(10 + 10 + 30 + 10 + 1, ())


@pytest.mark.parametrize(
    ("person", "line", "fault"),
    [
        ("Ann", "L,E,,,E,E,", "Ann: E after L on day 1"),
        ("Ann", "L,L,,,L,L,", "Ann: 4 times L, at most 2"),
        ("Bob", "L,E,,E,E,,", "Bob: 1 times L, at most 0"),
        ("Ann", "L,L,,,,,", "Ann: 1200 minutes, not 1440 to 2640"),
        ("Bob", "E,E,E,E,,E,E", "Bob: 2880 minutes, not 960 to 2400"),
        ("Ann", "E,E,E,E,,,", "Ann: 4 shifts in a row from day 0"),
        ("Ann", "E,E,,,E,,E", "Ann: only 1 shifts in a row from day 4"),
        ("Ann", "E,E,,E,E,,", "Ann: only 1 days off from day 2"),
        ("Bob", "E,E,,E,E,E,", "Bob: 1 weekends, at most 0"),
        ("Ann", "E,E,,E,E,,", "Ann: works on day off 3"),
        ("Ann", "E,E", "Ann: 2 days instead of 7"),
        ("Bob", "X,E,,E,E,,", "Bob: no shift 'X'"),
    ],
)
def test_each_rule_is_noticed(path: Path, person: str, line: str, fault: str) -> None:
    assert fault in judged(path, **{person: line.split(",")}).violations


def test_short_runs_at_the_edges_are_lawful(path: Path) -> None:
    assert judged(path, Ann=["L", "", "", "", "E", "E", ""]).violations == ()
    assert judged(path, Ann=["", "L", "L", "", "", "", "E"]).violations == ()


def test_strangers_and_missing_people_are_noticed(path: Path) -> None:
    assert "Cid: not of the staff" in judged(path, Cid=[""] * 7).violations
