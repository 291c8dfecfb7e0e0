"""A sound book of two windows, and ways to spoil it."""

from pathlib import Path

from hall.book import check_book
from hall.errors import Fault

SHARED = Path(__file__).parents[2] / "../shared"
FILES = {
    "hall.yaml": """\
id: tiny
name: 小厅
blocks:
  - {id: am, start: "09:00", end: "11:30", session: am}
  - {id: L1, start: "11:30", end: "12:30", session: noon}
  - {id: L2, start: "12:30", end: "13:30", session: noon}
  - {id: pm, start: "13:30", end: "17:00", session: pm}
canteen_seats: 3
policies:
  - {id: huzhou-staff}
""",
    "windows.csv": """\
id,name,department,class,minimum,noon_minimum
W1,户政窗口,公安局,administrative,1,1
W2,医保窗口,医保局,public_service,,
""",
    "staff.csv": """\
id,name,window,role,joined,lactation_until
S1,王一,W1,head,2020-01-01,
S2,张三,W1,clerk,,
S3,李四,W1,clerk,2026-06-15,
S4,赵六,W2,head,,
S5,钱七,W2,clerk,,
""",
    "posts.csv": """\
id,window,name,holder,backups,noon
W1-P1,W1,受理岗,S1,S2;S3,yes
W1-P2,W1,出件岗,S2,S1;S3,no
W2-P1,W2,医保岗,S4,S5,
""",
    "qualified.csv": "staff,post\nS5,W1-P2\n",
    "facing.csv": "staff,opposite\nS1,S2\n",
    "cadres.csv": """\
id,name,windows,unavailable
C1,孙科长,W1;W2,2026-06-03;2026-06-04 am
""",
    "leave.csv": """\
id,staff,kind,start,end,status,submitted,substitute,documents
R1,S1,annual,2026-06-08 am,2026-06-09 pm,approved,2026-05-20,,yes
R2,S2,personal,2026-06-16 pm,2026-06-16 pm,requested,,S5,no
""",
    "activities.csv": """\
id,name,kind,date,blocks,staff,required
M1,例会,meeting,2026-06-10,pm,heads,yes
T1,学习,training,2026-06-11,L1;L2,window:W1,no
""",
    "pins.csv": """\
date,block,staff,place
2026-06-02,L1,S1,lunch
2026-06-02,am,S5,W2-P1
""",
    "carry.csv": "staff,measure,value\nS1,lunch:L1,4\nS1,leave_sick_year,2.5\n",
    "facts.csv": """\
id,type,subject,date,time,count,value,incident,verified,item,attributes
F1,early_lunch,S1,2026-06-03,11:20,,,,no,,minutes=10
F2,satisfaction_rate,W1,2026-06-30,,,97.5,,,,
""",
}


def write_tiny(folder: Path, changes: dict[str, str] | None = None) -> Path:
    """Write the tiny book, with other texts for some files."""
    folder.mkdir(exist_ok=True)
    for name, text in (FILES | (changes or {})).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def spoilt(folder: Path, file: str, old: str, new: str) -> Path:
    """Write the tiny book with one passage of one file replaced."""
    assert old in FILES[file]
    return write_tiny(folder, {file: FILES[file].replace(old, new, 1)})


def with_rows(folder: Path, file: str, *rows: str) -> Path:
    """Write the tiny book with further rows in one table."""
    return write_tiny(folder, {file: FILES[file] + "\n".join(rows) + "\n"})


def errors(folder: Path) -> tuple[Fault, ...]:
    """Return the errors of a book, which then must have given no hall."""
    checked = check_book(folder)
    assert (checked.hall is None) == bool(checked.errors)
    return checked.errors


def only_error(folder: Path) -> Fault:
    """Return the one error of a book."""
    found = errors(folder)
    assert len(found) == 1, [fault.text("en") for fault in found]
    return found[0]
