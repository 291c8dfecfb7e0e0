"""The book that ``hallrota book new`` writes: small, complete, and explained."""

from pathlib import Path

from hall.book.schema import COLUMNS, SETTINGS
from hall.book.write import check_target, csv_text, write_files
from hall.errors import BookError, Fault, Say

_SETTINGS_TEXT = """\
# 大厅台账：这个文件夹说明一个大厅的一切。表格用 Excel 或任何文本编辑器填写，
# 一行一条；同一格内的多个值用分号隔开；日期写 2026-06-03，半天写 2026-06-03 am。
#
# windows.csv     窗口：class 为 administrative（行政）或 public_service（公共服务）；
#                 minimum 是上下午至少在岗人数，noon_minimum 是午间至少在岗人数
# staff.csv       人员：role 为 head（负责人）或 clerk；joined 之前不排班
# posts.csv       岗位：holder 是A岗，backups 是B岗（按先后）；noon 为 yes 则午间也开放
# qualified.csv   A岗、B岗之外还能顶这个岗的人（可以没有这个文件，以下各表也是）
# facing.csv      对桌的人
# cadres.csv      中层干部：能进驻的窗口，不能来的日子
# leave.csv       请假：status 为 requested（申请中）、approved（已批）、refused（已拒）
# activities.csv  会议、培训、宣讲：staff 可写 all、heads、window:W1 或人员编号
# pins.csv        固定的安排：place 为岗位编号、lunch（就餐）或 free（机动）
# carry.csv       以前各期留下的次数和天数
# facts.csv       已发生的事（考核依据）
#
# 填好后运行：hallrota book check 这个文件夹

id: my-hall
name: 我的政务服务中心

# 一天分成的时段，按先后排列；session 为 am（上午）、noon（午间）或 pm（下午）。
# 时刻要加引号：不加引号的 11:30 在 YAML 里是一个数。
blocks:
  - {id: am, start: "09:00", end: "11:30", session: am}
  - {id: L1, start: "11:30", end: "12:10", session: noon}
  - {id: L2, start: "12:10", end: "12:50", session: noon}
  - {id: L3, start: "12:50", end: "13:30", session: noon}
  - {id: pm, start: "13:30", end: "17:00", session: pm}

# 一个午间时段里食堂能坐多少人；不写就是不限。
canteen_seats: 60

# 本厅自己的工作日；不写就按全国工作日历（含调休）。
# working_days: ["2026-06-01", "2026-06-02"]

# 本厅执行的制度：hallrota policy list 列出全部；readings 选定对条文的理解。
policies:
  - {id: huzhou-staff}
  - {id: huzhou-window}
  - {id: leave-and-substitution-2024}

# 扣分超过此数（百分之一分）的请假不批；不写就只提示代价。
# leave: {max_points: 500}
"""
_ROWS: dict[str, tuple[tuple[str, ...], ...]] = {
    "windows": (("W1", "综合窗口", "行政审批局", "administrative", "1", "1"),),
    "staff": (
        ("S01", "王秀英", "W1", "head", "2015-03-02", ""),
        ("S02", "张三", "W1", "clerk", "2019-07-01", ""),
        ("S03", "李四", "W1", "clerk", "2021-09-06", ""),
    ),
    "posts": (
        ("W1-P1", "W1", "受理岗", "S02", "S01;S03", "yes"),
        ("W1-P2", "W1", "出件岗", "S03", "S01;S02", "no"),
    ),
    "cadres": (("C1", "赵科长", "W1", ""),),
}


def new_book(folder: Path) -> None:
    """Write a small, commented book to start from.

    Raises:
        BookError: ``folder`` already holds something, or cannot be written.
    """
    check_target(folder)
    if (folder / SETTINGS).exists():
        what = Say("已有一份台账", "already holds a hall book")
        remedy = Say("请换一个空文件夹", "Choose an empty folder")
        raise BookError([Fault(str(folder), what, remedy)])
    write_files(new_book_files(), folder)


def new_book_files() -> dict[str, str]:
    """Return the text of every file of the starting book."""
    tables = {
        f"{name}.csv": csv_text(columns, _ROWS.get(name, ()))
        for name, columns in COLUMNS.items()
    }
    return {SETTINGS: _SETTINGS_TEXT} | tables
