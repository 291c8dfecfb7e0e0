"""Case files: little worlds with what a policy must make of them, run and compared."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from hall.domain import PolicyChoice
from hall.errors import Fault, HallrotaError, Lang, RequestError, Say
from scoring.active import Active, activate
from scoring.case_files import Case, LeaveCase, ScoringCase, read_cases
from scoring.fact_table import FactTable
from scoring.leave_answers import answer
from scoring.leave_rules import leave_rules
from scoring.library import vocabulary
from scoring.matching import Difference, difference, differences
from scoring.score import score
from scoring.scorecard import Scorecard, plain
from scoring.unscored import noted


def run_cases(files: Sequence[Path], lang: Lang = "en") -> dict[str, object]:
    """Run the cases of some files; the result is the JSON of ``hallrota case``.

    ``lang`` is the language in which a case that cannot be run is explained.

    Raises:
        RequestError: A file cannot be read as a case file; with all faults.
    """
    results = [run_case(case, lang) for case in _all_cases(files)]
    passed = sum(bool(result["passed"]) for result in results)
    return {"passed": passed, "failed": len(results) - passed, "cases": results}


def run_case(case: Case, lang: Lang = "en") -> dict[str, object]:
    """Run one case: its id, whether it passed, what came out and what differs."""
    key = "answer" if isinstance(case, LeaveCase) else "scorecards"
    try:
        found = _leave(case) if isinstance(case, LeaveCase) else _scores(case)
    except HallrotaError as error:
        said = " ".join(error.lines(lang))
        return _result(case, key, {}, [difference("", "policy", case.policy, said)])
    return _result(case, key, found, compare(case, found))


def _result(
    case: Case, key: str, found: Mapping[str, object], differing: list[Difference]
) -> dict[str, object]:
    return {
        "case": case.id,
        "passed": not differing,
        key: plain(found),
        "differences": differing,
    }


def compare(case: Case, found: Mapping[str, object]) -> list[Difference]:
    """Return where an outcome differs from what the case expects."""
    if isinstance(case, LeaveCase):
        return differences("", case.expect, found)
    return [
        differing
        for subject, expected in case.expect.items()
        for differing in _of_subject(subject, expected, found)
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
    if active.policy.subject is None:  # rules of leave: nobody is scored
        cards = noted(
            active, case.world, case.period, FactTable.of(case.facts), vocabulary()
        )
    else:
        found = score(case.world, [active], case.period, case.facts, case.inputs)
        cards = found.get(case.policy, {})
    silent = {each: Scorecard() for each in case.expect if case.world.knows(each)}
    return {subject: card.as_json() for subject, card in (silent | cards).items()}


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
        return [difference(subject, "subject", subject, None)]
    return differences(subject, expected, card)
