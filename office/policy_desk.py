"""Policies at the desk: those in force, how they are read, what blanks say."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hall.domain import Hall, PolicyChoice
from hall.errors import Fault, PolicyError, RequestError, Say
from office.desk import Desk
from office.scores import whatif
from office.store.audit import Deed, entries, log
from office.store.halls import store_policies
from office.store.values import moment, pack
from scoring.active import activate
from scoring.blanks import usable
from scoring.library import load_library
from scoring.price_text import number, span
from scoring.readings import canonical
from scoring.settings import Setting
from scoring.whatif import Effect

_ABOUT = "policy."


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about a policy.

    Attributes:
        what: ``adopted``, ``dropped``, ``reading`` or ``blank``.
        details: The name and the value of a reading or a blank.
    """

    what: str
    by: str
    at: dt.datetime
    details: Mapping[str, object]


class PolicyDesk(Desk):
    """What a hall can decide about the documents of the library."""

    def put_in_force(self, policy: str, by: str) -> None:
        """Put a policy in force, with the readings it suggests and its blanks open.

        Raises:
            PolicyError: There is none, or it is in force already.
            RequestError: Nobody says who decides.
        """
        hall = self.hall()
        choices = (*hall.policies, PolicyChoice(policy))
        self._settle(hall, choices, Deed("policy.adopted", policy, by))

    def put_out_of_force(self, policy: str, by: str) -> None:
        """Put a policy out of force; what was decided about it is in the log.

        Raises:
            RequestError: Nobody says who decides.
        """
        hall = self.hall()
        choices = [each for each in hall.policies if each.id != policy]
        self._settle(hall, choices, Deed("policy.dropped", policy, by))

    def read(self, setting: Setting, by: str) -> None:
        """Choose a reading of a policy in force.

        Raises:
            PolicyError: No such reading, or a value that it does not allow.
            RequestError: Nobody says who decides.
        """
        hall = self.hall()
        more = {setting.name: setting.value}
        choices = [
            replace(each, readings={**each.readings, **more})
            if each.id == setting.policy
            else each
            for each in hall.policies
        ]
        self._settle(hall, choices, _deed("policy.reading", setting, by))

    def fill(self, setting: Setting, by: str) -> None:
        """Fill in a blank of a policy in force.

        Raises:
            PolicyError: No such blank, or a number that makes no sense there.
            RequestError: Nobody says who decides.
        """
        hall = self.hall()
        _check_blank(setting)
        more = {setting.name: setting.value}
        choices = [
            replace(each, parameters={**each.parameters, **more})
            if each.id == setting.policy
            else each
            for each in hall.policies
        ]
        self._settle(hall, choices, _deed("policy.blank", setting, by))

    def _settle(self, hall: Hall, choices: Sequence[PolicyChoice], deed: Deed) -> None:
        activate(choices)
        if not deed.by.strip():
            raise RequestError([_nameless()])
        with self.database.writing() as session:
            store_policies(session, replace(hall, policies=tuple(choices)))
            log(session, hall.id, deed)

    def decisions(self, policy: str) -> list[Decision]:
        """Return what was decided about a policy, the newest first."""
        with self.database.reading() as session:
            return [
                Decision(
                    row.action.removeprefix(_ABOUT),
                    row.by,
                    moment(row.at),
                    row.details,
                )
                for row in entries(session, self.hall_id)
                if row.action.startswith(_ABOUT) and row.subject == policy
            ]

    def whatif(self, period: str, settings: Sequence[Setting]) -> tuple[Effect, ...]:
        """Return every figure that other numbers or readings would change.

        Raises:
            PolicyError: A setting names nothing in force, or a value that cannot be.
        """
        return whatif(self.hall(), period, settings)


def _deed(action: str, setting: Setting, by: str) -> Deed:
    told = {"name": setting.name, "value": pack(setting.value)}
    return Deed(action, setting.policy, by, told)


def _check_blank(setting: Setting) -> None:
    policy = load_library().get(setting.policy)
    blank = policy.parameter(setting.name) if policy else None
    if blank is None or usable(blank, canonical(setting.value)) is not None:
        return  # what is not there at all is told when the choice is activated
    wanted, step = span(blank.within), number(blank.step)
    what = Say(
        f"“{setting.name}”不能填“{setting.value}”",
        f"'{setting.name}' cannot be '{setting.value}'",
    )
    remedy = Say(
        f"应{wanted}，为{step}的整数倍",
        f"It is {wanted}, a multiple of {step}",
    )
    raise PolicyError([Fault("", what, remedy)])


def _nameless() -> Fault:
    return Fault(
        "",
        Say("没有写明是谁决定的", "nobody says who decides"),
        Say("请填登记人", "Enter your name"),
    )
