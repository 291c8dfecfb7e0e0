"""What a plan must respect: one small function per rule, and their table of contents.

To add a rule: write a function that takes the roster and adds constraints, give it
an id here, a test that it alone allows and forbids, and a line in the changelog.
"""

from collections.abc import Callable, Mapping

from planner.roster import Roster
from planner.rules import activities, cover, lunch, standins

Rule = Callable[[Roster], None]
RULES: Mapping[str, Rule] = {
    "cover.one_place": cover.one_place,
    "cover.served_or_empty": cover.served_or_empty,
    "cover.pins": cover.pins,
    "cover.minimum": cover.minimum,
    "cover.noon_minimum": cover.noon_minimum,
    "lunch.once": lunch.once,
    "lunch.canteen": lunch.canteen,
    "lunch.facing": lunch.facing,
    "lunch.nursing": lunch.nursing,
    "activities.bonus": activities.bonus,
    "activities.added": activities.added,
    "standins.promised": standins.promised,
}


def write(roster: Roster, without: frozenset[str] = frozenset()) -> Roster:
    """Write every rule but ``without`` into the roster's model."""
    for rule_id, rule in RULES.items():
        if rule_id not in without:
            rule(roster)
    return roster
