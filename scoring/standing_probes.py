"""The small cases that stand beside rules about scores, run with the whole policy."""

from collections.abc import Iterator
from decimal import Decimal

from scoring.active import Active, activate
from scoring.case_files import fact_of
from scoring.clauses import Effective
from scoring.inputs import Input
from scoring.matching import difference, differences
from scoring.period import Period
from scoring.policy import Policy
from scoring.probes import DAY, Failure, trial_of
from scoring.score import score
from scoring.scorecard import Scorecard
from scoring.standings import Standing, StandingProbe
from scoring.values import Strict
from scoring.world import World, WorldWindow
from scoring.yaml_text import Path


def standing_failures(policy: Policy) -> Iterator[Failure]:
    """Yield the cases beside rules about scores that do not hold."""
    library = {policy.id: policy.model_copy(update={"effective": Effective()})}
    for path, rule in standing_paths(policy):
        for place, probe in enumerate(rule.cases):
            active = activate([trial_of(policy, probe)], library)[0]
            cards = _cards(active, probe)
            wrong = tuple(
                each
                for subject, expected in probe.expect.items()
                for each in (
                    differences(subject, expected, cards[subject].as_json())
                    if subject in cards
                    else [difference(subject, "subject", subject, None)]
                )
            )
            if wrong:
                yield Failure((*path, "cases", place), probe.note, wrong)


def standing_paths(policy: Policy) -> Iterator[tuple[Path, Standing]]:
    """Yield every rule about scores of a policy, and where it stands."""
    yield from _within(policy.standings, ("standings",))
    if policy.score is not None:
        yield from _within(policy.score.parts, ("score", "parts"))


def _within(part: object, path: Path) -> Iterator[tuple[Path, Standing]]:
    if isinstance(part, Standing):
        yield path, part
    if isinstance(part, tuple):
        for number, each in enumerate(part):
            yield from _within(each, (*path, number))
    elif isinstance(part, Strict):
        for name in type(part).model_fields:
            yield from _within(getattr(part, name), (*path, name))


def _cards(active: Active, probe: StandingProbe) -> dict[str, Scorecard]:
    period = Period.parse(probe.period)
    windows = (
        WorldWindow(name, staff, probe.classes.get(name))
        for name, staff in probe.windows.items()
    )
    world = World(tuple(windows), period.weekdays())
    facts = [
        fact_of({"date": DAY, **given}, number)
        for number, given in enumerate(probe.facts, 1)
    ]
    inputs = tuple(_inputs(probe))
    return score(world, [active], period, facts, inputs)[active.policy.id]


def _inputs(probe: StandingProbe) -> Iterator[Input]:
    for named, figures in probe.figures.items():
        name, _, period = named.partition("@")
        for subject, value in figures.items():
            if value is not None:
                said = value if isinstance(value, (bool, str)) else Decimal(value)
                yield Input(name, subject, period or probe.period, said)
