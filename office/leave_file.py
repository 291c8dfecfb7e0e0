"""A leave request on its way: who has signed, whose turn it is, what may still be done.

Nobody signs for himself; a refusal and a withdrawal say so once and for all.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from hall.domain import LeaveRequest, Person
from hall.errors import Fault, RequestError, Say
from office.store.leave import APPROVED, OPEN, StoredLeave
from office.store.leave_steps import LeaveStep

FileState = Literal["waiting", "approved", "refused", "withdrawn", "returned"]
SOMEBODY = ("shift_leader",)  # who signs where no chain says who


@dataclass(frozen=True, slots=True)
class LeaveFile:
    """A request with its chain of approval and everything that was done about it.

    Attributes:
        chain: The roles that sign, in order.
        answer: The JSON of the answer that was shown, if one was.
    """

    request: LeaveRequest
    chain: tuple[str, ...]
    steps: tuple[LeaveStep, ...]
    answer: str | None = None

    @property
    def signed(self) -> tuple[str, ...]:
        """Return the roles that have signed."""
        return tuple(step.role for step in self.steps if step.action == "signed")

    @property
    def turn(self) -> str | None:
        """Return the role whose turn it is; None where nobody is waited for."""
        if self.request.status != OPEN:
            return None
        return next((role for role in self.chain if role not in self.signed), None)

    @property
    def state(self) -> FileState:
        """Return how the request stands."""
        last = self.steps[-1].action if self.steps else ""
        if last in ("withdrawn", "returned"):
            return "withdrawn" if last == "withdrawn" else "returned"
        if self.request.status == OPEN:
            return "waiting"
        return "approved" if self.request.status == APPROVED else "refused"


def leave_file(stored: StoredLeave, steps: Iterable[LeaveStep]) -> LeaveFile:
    """Return the file of a stored request."""
    return LeaveFile(
        stored.request, chain_of(stored.answer), tuple(steps), stored.answer
    )


def chain_of(answer: str | None) -> tuple[str, ...]:
    """Return who signs, in order: every policy's chain, each role once."""
    chains: Mapping[str, list[str]] = json.loads(answer)["chains"] if answer else {}
    roles = dict.fromkeys(role for chain in chains.values() for role in chain)
    return tuple(roles) or SOMEBODY


def check_signer(by: str, person: Person) -> str:
    """Return the signer's name without blanks around it.

    Raises:
        RequestError: There is none, or he would sign for himself.
    """
    name = by.strip()
    if not name:
        raise RequestError([_nobody()])
    if name in (person.id, person.name):
        raise RequestError([_himself(person)])
    return name


def check_turn(file: LeaveFile) -> str:
    """Return the role whose turn it is.

    Raises:
        RequestError: The request is not waiting for anybody.
    """
    if file.turn is None:
        raise RequestError([_not_open()])
    return file.turn


def check_why(why: str) -> str:
    """Return the reason without blanks around it.

    Raises:
        RequestError: There is none.
    """
    if not why.strip():
        raise RequestError([_no_reason()])
    return why.strip()


def check_state(file: LeaveFile, *allowed: FileState) -> None:
    """Check that a request stands as it must.

    Raises:
        RequestError: It does not.
    """
    if file.state not in allowed:
        raise RequestError([_not_open()])


def _nobody() -> Fault:
    return Fault(
        "",
        Say("没有写明是谁签的", "Nobody's name stands under it"),
        Say("请选择或写上签字人", "Choose or write who signs"),
    )


def _himself(person: Person) -> Fault:
    return Fault(
        "",
        Say(
            f"“{person.name}”不能给自己签字", f"'{person.name}' cannot sign for himself"
        ),
        Say("请由别人来签", "Somebody else has to sign"),
    )


def _no_reason() -> Fault:
    return Fault(
        "",
        Say("没有写明原因", "No reason is given"),
        Say("请写明为什么不批", "Say why it is refused"),
    )


def _not_open() -> Fault:
    return Fault(
        "",
        Say("这个申请现在不能这样办", "This cannot be done with the request now"),
        Say("请刷新后看它办到哪一步了", "Look again how far it has come"),
    )
