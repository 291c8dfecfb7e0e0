"""The judge: facts and policies in, scorecards with ledgers out. The recipe only."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hall.domain import Fact
from scoring.active import Active
from scoring.averages import averaged_policy, other_policy
from scoring.bench import Bench, Term
from scoring.cards import cards
from scoring.compile import Compiled, compile_policy
from scoring.composition import parts_of
from scoring.fact_check import check_facts
from scoring.fact_table import FactTable
from scoring.inputs import Input
from scoring.library import vocabulary
from scoring.period import Period
from scoring.scorecard import Scorecard
from scoring.standings import InputPart
from scoring.unscored import noted, refused
from scoring.values import value_of
from scoring.vocabulary import Vocabulary
from scoring.world import World


def score(
    world: World,
    actives: Sequence[Active],
    period: Period,
    facts: Sequence[Fact],
    inputs: Sequence[Input] = (),
) -> dict[str, dict[str, Scorecard]]:
    """Return scorecards by policy and subject.

    Facts may come as records, or as a table of columns, which is read faster. The
    lines of ledgers are written when somebody reads them.

    Policies that assess nobody, or are not in force in the period, are left out. Those
    with open blanks, and catalogues without prices, give cards without a score.

    Raises:
        PolicyError: A fact's type is unknown, or a fact lacks what a clause adds up.
    """
    words, table = vocabulary(), FactTable.of(facts)
    check_facts(table, words)
    judged = _Judged(
        world, period, table, inputs, words, _compiled(actives, period, words)
    )
    return {
        active.policy.id: judged.all_of(active)
        for active in actives
        if active.policy.subject and active.policy.effective.covers(period)
    }


def rescore(
    term: Term, actives: Sequence[Active], compiled: Mapping[str, Compiled]
) -> dict[str, dict[str, Scorecard]]:
    """Return the cards of some policies, all of them compiled and without inputs.

    Args:
        term: The world, the period and its facts, checked before.
        actives: Whose cards are wanted.
        compiled: Every policy that scores, by id.
    """
    begun = {
        name: each
        for name, each in compiled.items()
        if each.policy.effective.covers(term.period)
    }
    words = vocabulary()
    judged = _Judged(term.world, term.period, term.facts, (), words, begun)
    return {
        active.policy.id: judged.all_of(active)
        for active in actives
        if active.policy.subject and active.policy.effective.covers(term.period)
    }


def _compiled(
    actives: Sequence[Active], period: Period, words: Vocabulary
) -> dict[str, Compiled]:
    return {
        active.policy.id: compile_policy(active, words)
        for active in actives
        if active.scores and active.policy.effective.covers(period)
    }


@dataclass
class _Judged:
    """Scores each policy once, those it averages first."""

    world: World
    period: Period
    facts: FactTable
    inputs: Sequence[Input]
    words: Vocabulary
    in_force: Mapping[str, Compiled]

    def __post_init__(self) -> None:
        self._done: dict[str, dict[str, Scorecard]] = {}

    def all_of(self, active: Active) -> dict[str, Scorecard]:
        """Return the cards of a policy, without a score where it can give none."""
        if active.scores:
            return self.cards(active.policy.id)
        if active.blocked:
            return refused(active, self.world, self.facts)
        return noted(active, self.world, self.period, self.facts, self.words)

    def cards(self, policy_id: str) -> dict[str, Scorecard]:
        if policy_id not in self._done:
            self._done[policy_id] = self._score(self.in_force[policy_id])
        return self._done[policy_id]

    def _score(self, compiled: Compiled) -> dict[str, Scorecard]:
        bench = Bench(
            self.world,
            self.period,
            self.facts,
            (*self.inputs, *self._monthly(compiled)),
            self._others(compiled),
        )
        lost = {
            trigger.of: {
                subject: card.deductions
                for subject, card in self._averaged(
                    averaged_policy(trigger, self.in_force, self.words)
                ).items()
            }
            for _, trigger in compiled.averages
        }
        return cards(compiled, bench, lost)

    def _others(self, compiled: Compiled) -> dict[str, dict[str, Scorecard]]:
        """Return the cards of the policy whose deductions cost stars."""
        stars = compiled.policy.standings.stars
        if stars is None:
            return {}
        other = other_policy(stars.of, self.in_force, self.words)
        return {stars.of: self._averaged(other)}

    def _monthly(self, compiled: Compiled) -> Iterator[Input]:
        """Yield the monthly scores that a part takes from another policy."""
        for part in compiled.rule.parts:
            source = value_of(getattr(part, "source", None), compiled.readings)
            if isinstance(part, InputPart) and source == "own":
                if part in parts_of(compiled, self.period):
                    yield from self._own_months(part.input, compiled)
            elif isinstance(part, InputPart) and source not in (None, "manual"):
                other = other_policy(str(source), self.in_force, self.words)
                for month in self.period.months():
                    yield from self._of_month(part.input, other, month)

    def _own_months(self, name: str, compiled: Compiled) -> Iterator[Input]:
        """Yield the scores of the months in which anything is recorded, or given."""
        typed = {
            (each.subject, each.period) for each in self.inputs if each.name == name
        }
        for month in self.period.months():
            if len(self.facts.within(month)):
                for each in self._of_month(name, compiled, month):
                    if (each.subject, each.period) not in typed:
                        yield each

    def _of_month(
        self, name: str, compiled: Compiled, month: Period
    ) -> Iterator[Input]:
        days = tuple(day for day in self.world.working_days if day in month)
        world = replace(self.world, working_days=days)
        alone = {compiled.policy.id: compiled}
        judged = _Judged(world, month, self.facts, self.inputs, self.words, alone)
        for subject, card in judged.cards(compiled.policy.id).items():
            if card.score is not None:
                yield Input(name, subject, month.text, card.score)

    def _averaged(self, compiled: Compiled) -> dict[str, Scorecard]:
        if compiled.policy.id not in self._done:
            self._done[compiled.policy.id] = self._score(compiled)
        return self._done[compiled.policy.id]
