"""The player: turns a hall and its policies into a proven plan. Imports no judge."""

from planner.monthly import Progress, Stopped, plan_month

__all__ = ["Progress", "Stopped", "plan_month"]
