"""Lines of a ledger that are written when somebody reads them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import overload

from scoring.scorecard import LedgerRow

Part = Iterable[LedgerRow] | Callable[[], Iterable[LedgerRow]]


class Statement(Sequence[LedgerRow]):
    """A ledger: what is known of it as columns becomes lines on first sight."""

    def __init__(self, *parts: Part) -> None:
        """Join lines, other statements, and functions that write lines."""
        self._parts = parts

    @cached_property
    def _lines(self) -> tuple[LedgerRow, ...]:
        every = (part() if callable(part) else part for part in self._parts)
        return tuple(line for part in every for line in part)

    def __iter__(self) -> Iterator[LedgerRow]:
        """Yield the lines."""
        return iter(self._lines)

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self._lines)

    @overload
    def __getitem__(self, at: int) -> LedgerRow: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[LedgerRow, ...]: ...
    def __getitem__(self, at: int | slice) -> LedgerRow | tuple[LedgerRow, ...]:
        """Return a line, or some."""
        return self._lines[at]

    def __eq__(self, other: object) -> bool:
        """Compare line by line."""
        if not isinstance(other, Sequence):
            return NotImplemented
        return self._lines == tuple(other)

    def __hash__(self) -> int:
        """Return the hash of the lines."""
        return hash(self._lines)

    def __repr__(self) -> str:
        """Show the lines."""
        return repr(self._lines)

    def __reduce__(self) -> tuple[type["Statement"], tuple[tuple[LedgerRow, ...]]]:
        """Travel to another process as lines."""
        return (Statement, (self._lines,))
