"""Case files: little worlds with what a policy must make of them, run and compared."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from hall.domain import PolicyChoice
from hall.errors import Fault, HallrotaError, RequestError, Say
from scoring.active import Active, activate
from scoring.case_files import Case, LeaveCase, ScoringCase, read_cases
from scoring.leave_answers import answer
from scoring.leave_rules import leave_rules
from scoring.score import score
from scoring.scorecard import plain

Difference = dict[str, object]
_ABSENT = "notices_absent"  # an assertion about notices, not a key of scorecards


def run_cases(files: Sequence[Path]) -> dict[str, object]:
    """Run the cases of some files; the result is the JSON of ``hallrota case``.

    Raises:
        RequestError: A file cannot be read as a case file; with all faults.
    """
    results = [run_case(case) for case in _all_cases(files)]
    passed = sum(bool(result["passed"]) for result in results)
    return {"passed": passed, "failed": len(results) - passed, "cases": results}


def run_case(case: Case) -> dict[str, object]:
    """Run one case: its id, whether it passed, what came out and what differs."""
    key = "answer" if isinstance(case, LeaveCase) else "scorecards"
    try:
        found = _leave(case) if isinstance(case, LeaveCase) else _scores(case)
    except HallrotaError as error:
        said = " ".join(error.lines("en"))
        differences = [_difference("", "policy", case.policy, said)]
        return {"case": case.id, "passed": False, key: {}, "differences": differences}
    differences = compare(case, found)
    return {
        "case": case.id,
        "passed": not differences,
        key: plain(found),
        "differences": differences,
    }


def compare(case: Case, found: Mapping[str, object]) -> list[Difference]:
    """Return where an outcome differs from what the case expects."""
    if isinstance(case, LeaveCase):
        return _differences("", case.expect, found)
    return [
        difference
        for subject, expected in case.expect.items()
        for difference in _of_subject(subject, expected, found)
    ]


def _all_cases(files: Sequence[Path]) -> list[Case]:
    cases: list[Case] = []
    faults: list[Fault] = []
    for file in files:
        try:
            cases += read_cases(file)
        except RequestError as error:
            faults += error.faults
    if faults:
        raise RequestError(faults)
    return cases


def _scores(case: ScoringCase) -> dict[str, object]:
    active = _active(case)
    found = score(case.world, [active], case.period, case.facts, case.inputs)
    cards = found.get(case.policy, {})
    return {subject: card.as_json() for subject, card in cards.items()}


def _leave(case: LeaveCase) -> dict[str, object]:
    rules = leave_rules([_active(case)])
    if not rules:
        what = Say(
            f"“{case.policy}”没有请假规定", f"'{case.policy}' has no rules on leave"
        )
        remedy = Say("请换用有请假规定的办法", "Name a policy that has some")
        raise RequestError([Fault("", what, remedy)])
    return answer(rules[0], case.window_size, case.request, case.situation)


def _active(case: Case) -> Active:
    return activate([PolicyChoice(case.policy, case.readings, case.parameters)])[0]


def _of_subject(
    subject: str, expected: Mapping[str, object], found: Mapping[str, object]
) -> list[Difference]:
    card = found.get(subject)
    if not isinstance(card, Mapping):
        return [_difference(subject, "subject", subject, None)]
    return _differences(subject, expected, card)


def _differences(
    subject: str, expected: Mapping[str, object], found: Mapping[str, object]
) -> list[Difference]:
    return [
        _difference(subject, key, wanted, found.get(_key(key)))
        for key, wanted in expected.items()
        if not _agrees(key, wanted, found.get(_key(key)))
    ]


def _key(key: str) -> str:
    return "notices" if key == _ABSENT else key


def _agrees(key: str, wanted: object, got: object) -> bool:
    if key == _ABSENT:
        return isinstance(wanted, list) and not set(wanted) & set(_items(got))
    if key == "chain":
        return list(_items(wanted)) == list(_items(got))
    if isinstance(wanted, list):
        return set(wanted) <= set(_items(got)) if wanted else not _items(got)
    if isinstance(wanted, Mapping):
        inner = got if isinstance(got, Mapping) else {}
        return all(_equal(want, inner.get(name, 0)) for name, want in wanted.items())
    return _equal(wanted, got)


def _items(value: object) -> list[object]:
    return list(value) if isinstance(value, (list, tuple)) else []


def _equal(wanted: object, got: object) -> bool:
    """Compare exactly; true is not 1, and a decimal equals the fraction it stands for."""
    left, right = _exact(wanted), _exact(got)
    return isinstance(left, bool) == isinstance(right, bool) and left == right


def _exact(value: object) -> object:
    if value is None or isinstance(value, (bool, Mapping, list, tuple)):
        return value
    try:
        return Fraction(str(value))
    except ValueError:
        return str(value)


def _difference(subject: str, key: str, expected: object, got: object) -> Difference:
    return {
        "subject": subject,
        "key": key,
        "expected": plain(expected),
        "got": plain(got),
    }
