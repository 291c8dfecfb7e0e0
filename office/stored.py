"""A plan as the pages get it, and what happens when two people save at once."""

import datetime as dt
from dataclasses import dataclass

from hall.errors import Fault, RequestError, Say
from hall.plan import Plan
from hall.plan_json import plan_to_json
from office.store.plans import Draft, PlanState


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A version of a month's plan.

    Attributes:
        key: Identifies this very version, across months and halls.
        version: Counts the saves of the month from 1.
        saved_at: When it was saved (with zone).
    """

    key: int
    plan: Plan
    version: int
    state: PlanState
    saved_at: dt.datetime
    note: str = ""


class StaleDraft(RequestError):
    """Somebody saved the month in between; ``theirs`` is what stands there now."""

    def __init__(self, month: str, theirs: StoredPlan | None) -> None:
        """Say which version stands there now."""
        self.theirs = theirs
        version = theirs.version if theirs else 0
        super().__init__(
            [
                Fault(
                    "",
                    Say(
                        f"{month} 的排班已被别人改动（现为第{version}版）",
                        f"The plan of {month} was changed meanwhile "
                        f"(now version {version})",
                    ),
                    Say(
                        "请先查看现有版本，再重做您的改动",
                        "Look at it first, then make your change again",
                    ),
                )
            ]
        )


def kept(plan: Plan, note: str = "") -> Draft:
    """Return what is to be saved of a plan."""
    return Draft(plan_to_json(plan), dict(plan.made), note)
