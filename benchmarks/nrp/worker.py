"""A worker process: searches one instance and sends what it finds through a pipe."""

import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from benchmarks.nrp.compact import is_small, solve_compact
from benchmarks.nrp.parse import Instance, Ints, read_instance
from benchmarks.nrp.search import Search
from benchmarks.nrp.task import make_rules

ROUNDS = (8, 20)  # of pricing in each worker's dive
STATES = (60e6, 6e6)  # up to which each dives into the whole; above, one improves


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is asked to do; 1 begins with a proof if it may succeed."""

    instance: Path
    seconds: float
    seed: int
    number: int


@dataclass(frozen=True, slots=True)
class News:
    """What a worker has found: a roster with its value, or a bound."""

    value: int = 0
    roster: Ints | None = None
    bound: float = -np.inf


def work(order: Order, pipe: Connection) -> None:
    """Search until the time is over; sends News, receives better rosters."""
    deadline = time.monotonic() + order.seconds
    instance = read_instance(order.instance)
    if order.number == 1 and is_small(instance):
        _prove(instance, deadline, pipe)
    search = Search(
        rules=make_rules(instance),
        rng=np.random.default_rng([order.seed, order.number]),
        deadline=deadline,
        better=lambda value, roster: pipe.send(News(value, roster)),
        bounded=lambda bound: pipe.send(News(bound=bound)),
        news=lambda: _latest(pipe),
        rounds=ROUNDS[order.number],
        states=STATES[order.number],
    )
    search.run()


def _prove(instance: Instance, deadline: float, pipe: Connection) -> None:
    roster, bound = solve_compact(instance, deadline - time.monotonic())
    if roster is not None:
        pipe.send(News(instance.cost(roster), roster))
    pipe.send(News(bound=bound))


def _latest(pipe: Connection) -> Ints | None:
    latest: Ints | None = None
    while pipe.poll():
        latest = pipe.recv()
    return latest
