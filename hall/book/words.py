"""Parsers of cells that must hold one of some words, or a list."""

from collections.abc import Callable, Collection
from typing import TypeVar

from hall.book.cells import CellError
from hall.book.findings import did_you_mean
from hall.book.schema import LIST_SEPARATOR
from hall.errors import Say

Word = TypeVar("Word", bound=str)
Value = TypeVar("Value")


def one_of(words: tuple[Word, ...]) -> Callable[[str], Word]:
    """Return a parser that accepts only ``words``."""

    def parse(cell: str) -> Word:
        for word in words:
            if word == cell:
                return word
        raise CellError(
            Say(f"“{cell}”不是可用的值", f"'{cell}' is not an allowed value"),
            did_you_mean(
                cell,
                words,
                Say(f"可用：{'、'.join(words)}", f"use one of {', '.join(words)}"),
            ),
        )

    return parse


def known_in(ids: Collection[str] | None, where: str) -> Callable[[str], str]:
    """Return a parser that accepts only ids that ``where`` lists.

    ``ids`` is None while that table cannot be read: then nothing can be unknown.
    """

    def parse(cell: str) -> str:
        if ids is None or cell in ids:
            return cell
        raise CellError(
            Say(f"“{cell}”不在 {where} 中", f"'{cell}' is not in {where}"),
            did_you_mean(
                cell,
                ids,
                Say(
                    f"请在 {where} 中加上它，或改正这里的编号",
                    f"add it to {where}, or correct the id here",
                ),
            ),
        )

    return parse


def listed(
    parse: Callable[[str], Value],
) -> Callable[[str], tuple[Value, ...]]:
    """Return a parser of a list cell, whose items ``parse`` reads; no item twice."""

    def parse_all(cell: str) -> tuple[Value, ...]:
        if "；" in cell:
            raise CellError(
                Say(f"“{cell}”用了全角分号", f"'{cell}' uses full-width semicolons"),
                Say("请用半角分号 ; 隔开", "Separate the values by ;"),
            )
        items = [item.strip() for item in cell.split(LIST_SEPARATOR)]
        for index, item in enumerate(items):
            if item in items[:index]:
                raise CellError(
                    Say(f"“{item}”列了两次", f"'{item}' is listed twice"),
                    Say("请删去一个", "Remove one of them"),
                )
        return tuple(parse(item) for item in items)

    return parse_all
