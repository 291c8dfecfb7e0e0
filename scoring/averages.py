"""A window's share in what its staff lose under another policy."""

from collections.abc import Mapping
from fractions import Fraction

from hall.domain import PolicyChoice
from scoring.active import Active, activate
from scoring.compile import Compiled, compile_policy
from scoring.triggers import AverageTrigger
from scoring.values import value_of
from scoring.vocabulary import Vocabulary
from scoring.world import World, WorldWindow


def averaged_policy(
    trigger: AverageTrigger, in_force: Mapping[str, Compiled], words: Vocabulary
) -> Compiled:
    """Return the policy that is averaged, with its defaults where not in force."""
    return other_policy(trigger.of, in_force, words)


def other_policy(
    policy_id: str, in_force: Mapping[str, Compiled], words: Vocabulary
) -> Compiled:
    """Return a policy that another looks at, with its defaults where not in force.

    Raises:
        PolicyError: There is no such policy.
    """
    compiled = in_force.get(policy_id)
    if compiled is not None:
        return compiled
    return compile_policy(activate([PolicyChoice(policy_id)])[0], words)


def looked_at(active: Active) -> frozenset[str]:
    """Return the ids of the policies whose cards a policy looks at."""
    policy = active.policy
    averaged = {getattr(each.trigger, "of", None) for each in policy.clauses}
    stars = policy.standings.stars
    parts = policy.score.parts if policy.score else ()
    sources = {
        value_of(getattr(part, "source", None), active.readings) for part in parts
    }
    found = {*averaged, *sources, stars.of if stars else None}
    return frozenset(map(str, found - {None, "own", "manual"}))


def sharers(
    compiled: Compiled, trigger: AverageTrigger, window: WorldWindow, world: World
) -> Mapping[str, Fraction]:
    """Return the weight of each member of the window's staff; they sum to 1."""
    by_days = value_of(trigger.weights, compiled.readings) == "days_in_post"
    weights = {
        person: Fraction(world.days_in_post(person) if by_days else 1)
        for person in window.staff
    }
    total = sum(weights.values(), Fraction(0)) or Fraction(1)
    return {person: weight / total for person, weight in weights.items()}
