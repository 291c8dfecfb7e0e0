"""Rows of windows, staff, posts, who may stand in, and who sits opposite whom."""

from hall.book.cells import as_date, as_id, as_text, as_truth, as_whole
from hall.book.row import Known, Row
from hall.book.schema import RESERVED
from hall.book.words import known_in, listed, one_of
from hall.domain import Person, Post, Window
from hall.errors import Say

_CLASSES = ("administrative", "public_service")
_ROLES = ("head", "clerk")


def read_id(row: Row) -> str:
    """Return the row's own id; the words of other tables cannot be ids."""
    name = row.required("id", as_id, "")
    if name in RESERVED:
        row.fault(
            "id",
            Say(f"“{name}”是保留字", f"'{name}' is a reserved word"),
            Say("请换一个编号", "Choose another id"),
        )
    return name


def read_window(row: Row) -> Window:
    """Read a row of windows.csv."""
    return Window(
        id=read_id(row),
        name=row.required("name", as_text, ""),
        department=row.optional("department", as_text, ""),
        kind=row.required("class", one_of(_CLASSES), ""),
        minimum=row.optional("minimum", as_whole, 1),
        noon_minimum=row.optional("noon_minimum", as_whole, 0),
    )


def read_person(row: Row, known: Known) -> Person:
    """Read a row of staff.csv."""
    return Person(
        id=read_id(row),
        name=row.required("name", as_text, ""),
        window=row.required("window", known_in(known.windows, "windows.csv"), ""),
        role=row.optional("role", one_of(_ROLES), "clerk"),
        joined=row.optional("joined", as_date, None),
        lactation_until=row.optional("lactation_until", as_date, None),
    )


def read_post(row: Row, known: Known) -> Post:
    """Read a row of posts.csv; its holder cannot be his own backup."""
    person = known_in(known.staff, "staff.csv")
    post = Post(
        id=read_id(row),
        window=row.required("window", known_in(known.windows, "windows.csv"), ""),
        name=row.required("name", as_text, ""),
        holder=row.required("holder", person, ""),
        backups=row.optional("backups", listed(person), ()),
        noon=row.optional("noon", as_truth, False),
    )
    if post.holder and post.holder in post.backups:
        row.fault(
            "backups",
            Say(
                f"A岗“{post.holder}”又是自己的B岗（循环）",
                f"holder '{post.holder}' is his own backup (circular A/B)",
            ),
            Say("请换一名B岗", "Name somebody else as backup"),
        )
    return post


def read_qualified(row: Row, known: Known) -> tuple[str, str]:
    """Read a row of qualified.csv."""
    return (
        row.required("staff", known_in(known.staff, "staff.csv"), ""),
        row.required("post", known_in(known.posts, "posts.csv"), ""),
    )


def read_facing(row: Row, known: Known) -> tuple[str, str]:
    """Read a row of facing.csv; nobody sits opposite himself."""
    person = known_in(known.staff, "staff.csv")
    one, other = row.required("staff", person, ""), row.required("opposite", person, "")
    if one and one == other:
        row.fault(
            "opposite",
            Say(f"“{one}”与自己对桌", f"'{one}' faces himself"),
            Say("请填写对桌的人", "Enter the person opposite"),
        )
    return one, other
