"""How fast the judge is: events per second, a hall-month with ledgers, 100 readings."""

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from time import perf_counter

import numpy as np

from hall.domain import Fact, PolicyChoice
from scoring.active import activate
from scoring.compile import Compiled, compile_policy
from scoring.events import Events, encode
from scoring.library import load_library, vocabulary
from scoring.period import Period
from scoring.score import score
from scoring.tally import tally
from scoring.world import World, WorldWindow

JUNE = Period.parse("2026-06")
STAFF, WINDOW = "huzhou-staff", "huzhou-window"
EVENTS, BASE, TIMES = 1_000_000, 10_000, 5


def main() -> None:
    """Print one line for each figure."""
    for name, value in figures().items():
        print(f"{name}: {value:,.1f}")


def figures() -> dict[str, float]:
    """Measure everything; times are the best of several runs."""
    world, compiled = hall(windows=20, people=6), judge_of(STAFF)
    small = encode(compiled, world, facts(world, BASE))
    many = repeated(small, EVENTS // BASE)
    month = facts(world, 300)
    actives = activate([PolicyChoice(STAFF), PolicyChoice(WINDOW)])
    variants = [judge_of(STAFF, score_ceiling=Decimal(n)) for n in range(100)]
    ten = repeated(small, 10)

    def all_variants() -> None:
        for each in variants:
            tally(each, ten, world, JUNE)

    whole = best(lambda: tally(compiled, many, world, JUNE))
    return {
        "million events per second, totals": EVENTS / whole / 1e6,
        "ms for a hall-month of 300 facts, two policies, with ledgers": 1e3
        * best(lambda: score(world, actives, JUNE, month)),
        "seconds for 100 readings × 100,000 events": best(all_variants),
    }


def best(run: Callable[[], object]) -> float:
    """Return the shortest time of several runs in seconds."""
    times = []
    for _ in range(TIMES):
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return min(times)


def judge_of(policy_id: str, **readings: object) -> Compiled:
    """Return a compiled policy."""
    (active,) = activate([PolicyChoice(policy_id, readings)])
    return compile_policy(active, vocabulary())


def hall(windows: int, people: int) -> World:
    """Return a world of equal windows."""
    return World(
        tuple(
            WorldWindow(f"W{w}", tuple(f"P{w}-{p}" for p in range(people)))
            for w in range(windows)
        ),
        JUNE.weekdays(),
    )


def facts(world: World, number: int) -> list[Fact]:
    """Return random facts of June about staff; two in a hundred share incidents."""
    rng = random.Random(1)
    clauses = load_library()[STAFF].clauses
    types = [name for each in clauses for name in getattr(each.trigger, "facts", ())]
    people = world.subjects("staff")
    attributes = {"level": "省", "at": "closing", "cause": "personal", "kind": "sick"}
    return [
        Fact(
            f"e{n}",
            rng.choice(types),
            rng.choice(people),
            dt.date(2026, 6, rng.randint(1, 30)),
            incident=f"i{n // 2}" if rng.random() < 0.02 else None,  # noqa: PLR2004
            attributes={**attributes, "device": "phone", "days": Decimal(1)},
        )
        for n in range(number)
    ]


def repeated(events: Events, times: int) -> Events:
    """Return the events so many times over."""
    return replace(
        events,
        facts=events.facts * times,
        shape=np.tile(events.shape, times),
        subject=np.tile(events.subject, times),
        day=np.tile(events.day, times),
        count=np.tile(events.count, times),
        live=np.tile(events.live, times),
        incident=np.tile(events.incident, times),
        item=np.tile(events.item, times),
    )


if __name__ == "__main__":
    main()
