"""The one door to the solver: what is not known is never called an answer."""

from pathlib import Path

import pytest
from ortools.sat.python import cp_model

from planner import Engine, cpsat, plan_month
from planner.cpsat import Effort, solve
from planner.decompose import clusters, parts
from planner.goals import Contract
from planner.levels import Term, minimise
from planner.month import MonthSolver, Undecided, Unsolvable
from planner.prepare import prepare
from planner.state import State
from tests.planner.tiny import LEAVE, MONTH, STAFF, hall, leave, post

NO_TIME = Effort(ticks=1e-9)
BASE = hall(
    {"W1": "S1 S2 S3", "W2": "S4 S5"},
    (
        post("P1", "S1", "S2 S3", noon=True),
        post("P2", "S2", "S3 S1", noon=True),
        post("P3", "S4", "S5 S3", window="W2", noon=True),
    ),
    (STAFF, LEAVE),
)


def pigeons(number: int) -> cp_model.CpModel:
    """Return a model that is hard to refute: one pigeon more than there are holes."""
    model = cp_model.CpModel()
    at = [[model.new_bool_var("") for _ in range(number - 1)] for _ in range(number)]
    for pigeon in at:
        model.add_bool_or(pigeon)
    for hole in range(number - 1):
        for one in range(number):
            for other in range(one):
                model.add_bool_or([~at[one][hole], ~at[other][hole]])
    return model


def test_invalid_model_is_our_bug_and_says_so() -> None:
    model = cp_model.CpModel()
    model.proto.constraints.add().linear.vars.append(7)  # there is no variable 7

    with pytest.raises(ValueError, match="invalid"):
        solve(model, Effort())


@pytest.mark.parametrize(
    ("remark", "least", "outcome"),
    [("can be", 1, "optimal"), ("cannot be", 2, "infeasible")],
)
def test_solve_tells_what_can_be_from_what_cannot(
    remark: str, least: int, outcome: str
) -> None:
    model = cp_model.CpModel()
    model.add(model.new_bool_var("") >= least)

    assert solve(model, Effort()).outcome == outcome, remark


def test_too_little_time_is_no_proof() -> None:
    solved = solve(pigeons(12), Effort(ticks=0.001))

    assert solved.outcome == "unknown"
    assert not solved.found


def test_effort_spent_adds_up_and_repeats() -> None:
    efforts = Effort(), Effort()
    for effort in efforts:
        solve(pigeons(9), effort)

    assert efforts[0].spent.ticks == efforts[1].spent.ticks > 0


def test_levels_are_minimised_in_their_order() -> None:
    model = cp_model.CpModel()
    first, second = model.new_int_var(0, 5, ""), model.new_int_var(0, 5, "")
    model.add(first + second >= 4)

    _, known = minimise(
        model, (Term("first", first, 5), Term("second", second, 5)), Effort()
    )

    assert [(level.name, level.value, level.bound) for level in known] == [
        ("first", 0, 0),
        ("second", 4, 4),
    ]


def test_undecided_part_is_no_refusal() -> None:
    state = State.of(prepare(BASE, MONTH).problem, ())
    part = parts(state, clusters(state.problem)[0])[1]

    with pytest.raises(Undecided):
        MonthSolver(NO_TIME).alone(state, part, Contract())


def test_undecided_request_needs_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(BASE, MONTH, plan_month(BASE, MONTH))

    def never(*_: object) -> None:
        raise Undecided("no answer within the limit")

    monkeypatch.setattr(MonthSolver, "alone", never)
    answer = engine.answer(leave("S1", "1 am"))

    assert answer.verdict == "needs_person"
    assert not answer.proven
    assert answer.reasons == ()


SOURCES = sorted(Path(cpsat.__file__).parent.rglob("*.py"))
TRAPS = {
    "repair_hint": "or-tools#5025: it aborts the process",
    ".Proto()": "or-tools#5038: it crashes",
    "solver.num_workers": "silently ignored; it belongs to solver.parameters",
    "sum([])": "a Python bool where a constraint is meant",
    "import highspy": "its symbols clash with those in the OR-Tools wheel",
}


@pytest.mark.parametrize("trap", TRAPS)
def test_known_traps_are_not_stepped_into(trap: str) -> None:
    assert len(SOURCES) > 30
    found = [path.name for path in SOURCES if trap in path.read_text("utf-8")]

    assert found == [], TRAPS[trap]


def test_every_model_goes_through_the_one_door() -> None:
    doors = [path.name for path in SOURCES if "CpSolver()" in path.read_text("utf-8")]

    assert doors == ["cpsat.py"]


def test_parameters_really_reach_the_solver() -> None:
    model = cp_model.CpModel()
    model.add(model.new_bool_var("") >= 1)

    parameters = solve(model, Effort(seed=7, ticks=3, presolve=False)).solver.parameters

    assert parameters.num_workers == 1
    assert parameters.linearization_level == 2
    assert parameters.random_seed == 7
    assert parameters.max_deterministic_time == 3
    assert parameters.presolve_inclusion_work_limit == 0  # or-tools#5293
    assert parameters.cp_model_presolve is False


def test_a_false_no_of_presolve_is_no_refusal() -> None:
    state = State.of(prepare(BASE, MONTH).problem, ())
    part = parts(state, clusters(state.problem)[0])[0]

    with pytest.raises(Undecided):  # or-tools#5274: there is a plan after all
        MonthSolver(Effort()).prove(Unsolvable(state, [part]))
