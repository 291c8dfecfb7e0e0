"""The player: turns a hall and its policies into a proven plan. Imports no judge."""

from planner.engine import Engine
from planner.lawful import PlanFault
from planner.monthly import Progress, Stopped, plan_month
from planner.orders import outlook
from planner.price_calendar import CalendarStopped

__all__ = [
    "CalendarStopped",
    "Engine",
    "PlanFault",
    "Progress",
    "Stopped",
    "outlook",
    "plan_month",
]
