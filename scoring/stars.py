"""Stars: what was decided, less what was deducted, and the money that follows."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from hall.errors import Say
from scoring import explain
from scoring.bench import Bench
from scoring.compile import Compiled
from scoring.inputs import figures
from scoring.scorecard import LedgerRow, Scorecard
from scoring.sheet import ZERO
from scoring.standings import Proposal, Reduction, Standing, Stars
from scoring.statement import Statement
from scoring.values import number_of, value_of

Cards = Mapping[str, Scorecard]


def with_stars(compiled: Compiled, bench: Bench, cards: Cards) -> dict[str, Scorecard]:
    """Return the cards with their stars, for a policy that gives stars."""
    rule = compiled.policy.standings.stars
    if rule is None:
        return dict(cards)
    given = figures(bench.inputs, rule.deductions, bench.period.text)
    decided = figures(bench.inputs, rule.awarded, bench.period.text)
    scored = bench.others[rule.of]
    return {
        subject: _starred(
            compiled,
            rule,
            _with_source(card, scored.get(subject, Scorecard())),
            _deducted(compiled, rule, scored.get(subject), given.get(subject)),
            decided.get(subject),
        )
        if not bench.world.is_window(subject)
        else card
        for subject, card in cards.items()
    }


def _with_source(card: Scorecard, source: Scorecard) -> Scorecard:
    """Return a card that has the rank and the lost chances of its source as well."""
    lost = dict.fromkeys((*card.disqualified, *source.disqualified))
    return replace(card, disqualified=tuple(lost), rank=source.rank)


def _deducted(
    compiled: Compiled, rule: Stars, source: Scorecard | None, given: Fraction | None
) -> Fraction:
    if given is not None:
        return given
    if source is None:
        return ZERO
    capped = value_of(rule.basis, compiled.readings) == "capped"
    return source.deductions if capped else source.gross_deductions


def _starred(
    compiled: Compiled,
    rule: Stars,
    card: Scorecard,
    deducted: Fraction,
    decided: Fraction | None,
) -> Scorecard:
    awarded = rule.otherwise if decided is None else int(decided)
    due = [
        each
        for each in rule.reductions
        if compiled.holds(each.when_reading) and _is_due(compiled, each, card, deducted)
    ]
    heaviest = max(due, key=lambda each: each.stars, default=None)
    stars = awarded - (heaviest.stars if heaviest else 0)
    final = value_of(rule.reward_basis, compiled.readings) == "final"
    paid = [
        each for each in rule.rewards if each.stars == (stars if final else awarded)
    ]
    lines = [
        _line(rule, explain.awarded(awarded, deducted)),
        *(_line(each, explain.reduced(each.title.say(), each.stars)) for each in due),
        *(_line(each, explain.rewarded(each.title.say(), each.yuan)) for each in paid),
        *(_line(*each) for each in _proposals(compiled, rule, card)),
    ]
    return replace(
        card,
        stars_awarded=awarded,
        stars=stars,
        reward=sum(each.yuan for each in paid),
        ledger=Statement(card.ledger, lines),
    )


def _is_due(
    compiled: Compiled, rule: Reduction, card: Scorecard, deducted: Fraction
) -> bool:
    if rule.deductions is not None:
        return rule.deductions.hold(deducted, compiled.readings)
    return rule.lost in card.disqualified


def _proposals(
    compiled: Compiled, rule: Stars, card: Scorecard
) -> Iterator[tuple[Standing, Say]]:
    """Yield where somebody stands in the ranking; people decide."""
    if card.rank is None:
        return
    size = value_of(rule.shortlist, compiled.readings)
    if size is not None:
        listed = card.rank <= number_of(size, compiled.readings)
        yield rule, explain.shortlisted(card.rank, within=listed)
    before = 0
    for each in rule.proposals:
        before += int(number_of(each.about, compiled.readings))
        if card.rank <= before:
            yield each, explain.proposed(card.rank, each.stars)
            return


def _line(rule: Standing | Proposal, said: Say) -> LedgerRow:
    return LedgerRow(rule.number, rule.id, (), ZERO, ZERO, ZERO, True, said, rule.quote)
