"""The one door to CP-SAT: parameters that work on two cores, statuses that mean things.

The defaults do not prove a cover model on one or two workers; one worker with the
strong linearisation does. Deterministic limits and a fixed seed make the same model
give the same answer. `presolve_inclusion_work_limit` guards against a wrongly
certified optimum (or-tools#5293).
"""

from dataclasses import dataclass, field
from typing import Literal

from ortools.sat.python import cp_model

Outcome = Literal["optimal", "feasible", "infeasible", "unknown"]
Linear = cp_model.LinearExprT
_OUTCOMES: dict[int, Outcome] = {
    int(cp_model.OPTIMAL): "optimal",
    int(cp_model.FEASIBLE): "feasible",
    int(cp_model.INFEASIBLE): "infeasible",
    int(cp_model.UNKNOWN): "unknown",
}


@dataclass
class Spent:
    """Deterministic time spent so far: the same work counts the same everywhere."""

    ticks: float = 0.0


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try, and a count of what it took.

    Attributes:
        ticks: CP-SAT's deterministic time, about a second each; repeatable.
        presolve: Off when a refusal is proved a second time (or-tools#5274).
    """

    ticks: float = 10.0
    seed: int = 1
    presolve: bool = True
    spent: Spent = field(default_factory=Spent)


@dataclass(frozen=True, slots=True)
class Solved:
    """What a solve said. ``value`` and ``bound`` are whole objective values."""

    outcome: Outcome
    value: int
    bound: int
    solver: cp_model.CpSolver

    @property
    def found(self) -> bool:
        """Tell whether there is a solution to read."""
        return self.outcome in ("optimal", "feasible")

    def true(self, literal: cp_model.IntVar) -> bool:
        """Tell whether a literal holds in the solution."""
        return self.solver.boolean_value(literal)


class Model(cp_model.CpModel):
    """A CP-SAT model without the aliases for old method names.

    ortools 9.15 makes them anew for every model, which takes a millisecond: as long as
    solving a small part.
    """

    def _add_pre_pep8_methods(self) -> None:
        """Leave the old names out."""


def solve(model: cp_model.CpModel, effort: Effort) -> Solved:
    """Solve a model; an invalid model is our bug and raises ValueError."""
    solver = cp_model.CpSolver()
    _set_parameters(solver, effort)
    status = solver.solve(model)
    effort.spent.ticks += solver.response_proto.deterministic_time
    if status == cp_model.MODEL_INVALID:
        raise ValueError(f"CP-SAT calls the model invalid: {model.validate()}")
    outcome = _OUTCOMES[int(status)]
    if outcome not in ("optimal", "feasible"):
        return Solved(outcome, 0, 0, solver)
    value = round(solver.objective_value)
    bound = value if outcome == "optimal" else _whole(solver.best_objective_bound)
    return Solved(outcome, value, bound, solver)


def _whole(bound: float) -> int:
    """Round a bound up to the next whole number, forgiving floating-point dust."""
    return -int(-(bound - 1e-6) // 1)


def _set_parameters(solver: cp_model.CpSolver, effort: Effort) -> None:
    parameters = solver.parameters
    parameters.num_workers = 1
    parameters.linearization_level = 2
    parameters.random_seed = effort.seed
    parameters.max_deterministic_time = effort.ticks
    parameters.cp_model_probing_level = 0
    parameters.symmetry_level = 0
    parameters.presolve_inclusion_work_limit = 0
    parameters.cp_model_presolve = effort.presolve
