"""A made-up instance small enough to try every roster."""

from pathlib import Path

import pytest

TEXT = """\
SECTION_HORIZON
# days
7

SECTION_SHIFTS
E,480,
L,600,E

SECTION_STAFF
# ID, MaxShifts, MaxTotalMinutes, MinTotalMinutes, runs, weekends
Ann,E=7|L=2,2640,1440,3,2,2,1
Bob,E=7|L=0,2400,960,4,1,1,0

SECTION_DAYS_OFF
Ann,3

SECTION_SHIFT_ON_REQUESTS
Ann,0,L,3
Bob,1,E,2

SECTION_SHIFT_OFF_REQUESTS
Ann,1,E,4
Bob,2,E,5

SECTION_COVER
0,E,1,10,1
0,L,1,12,1
1,E,1,10,2
1,L,1,10,1
2,E,1,10,1
3,E,2,10,1
4,E,1,10,1
4,L,1,30,1
5,E,1,10,1
6,L,1,10,1
"""


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the instance into a folder of its own."""
    path = tmp_path_factory.mktemp("instances") / "Instance3.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path
