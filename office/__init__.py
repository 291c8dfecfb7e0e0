"""The office: who may do what with a hall, and what is kept. Faces ask only here."""

from office.absence import Wanted, price_absences
from office.cover_desk import StandIn
from office.duties import month_of_duties
from office.fact_desk import Moved
from office.fact_rules import ids_of as known_ids
from office.fact_rules import subjects_of as fact_subjects
from office.fact_table import FactTable
from office.leave import ask_about
from office.leave_balance import Threshold
from office.leave_file import FileState, LeaveFile
from office.office import Office
from office.policies import policy_titles
from office.policy_desk import Decision
from office.rota import Order, plan_with_predictions
from office.scores import Cards, scorecards, whatif
from office.sheets import Appeal, Sheet, SheetChange, sheet_changes
from office.sick import sick_call
from office.store.audit import BrokenLink, Check, Deed
from office.store.evidence import Attachment
from office.store.facts import Entry
from office.store.jobs import JobView
from office.store.leave import StoredLeave
from office.store.leave_steps import LeaveStep
from office.stored import StaleDraft, StoredPlan
from planner import PlanFault, outlook
from scoring.scorecard import LedgerRow, Scorecard
from scoring.settings import Setting
from scoring.whatif import Effect

__all__ = [
    "Appeal",
    "Attachment",
    "BrokenLink",
    "Cards",
    "Check",
    "Decision",
    "Deed",
    "Effect",
    "Entry",
    "FactTable",
    "FileState",
    "JobView",
    "LeaveFile",
    "LeaveStep",
    "LedgerRow",
    "Moved",
    "Office",
    "Order",
    "PlanFault",
    "Scorecard",
    "Setting",
    "Sheet",
    "SheetChange",
    "StaleDraft",
    "StandIn",
    "StoredLeave",
    "StoredPlan",
    "Threshold",
    "Wanted",
    "ask_about",
    "fact_subjects",
    "known_ids",
    "month_of_duties",
    "outlook",
    "plan_with_predictions",
    "policy_titles",
    "price_absences",
    "scorecards",
    "sheet_changes",
    "sick_call",
    "whatif",
]
