"""The player: turns a hall and its policies into a proven plan. Imports no judge."""

from planner.engine import Engine
from planner.lawful import PlanFault
from planner.monthly import Progress, Stopped, plan_month

__all__ = ["Engine", "PlanFault", "Progress", "Stopped", "plan_month"]
