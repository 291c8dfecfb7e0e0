"""Solve one instance in a given time: two workers that tell each other what they find.

The solver's library may abort a process, and a solve cannot always be stopped in time;
so the workers are processes of their own, ended at the deadline wherever they stand.
"""

import time
from dataclasses import dataclass
from math import ceil, inf
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

from benchmarks.nrp.parse import Ints
from benchmarks.nrp.worker import News, Order, work

WORKERS = 2
RESERVE = 0.5  # seconds kept for ending the workers and writing the roster
DUST = 1e-4  # what floating point may add to a bound


@dataclass(slots=True)
class Solved:
    """The best roster [person, day] found and what is proven of its value."""

    roster: Ints | None = None
    value: float = inf
    bound: float = -inf

    @property
    def proven(self) -> bool:
        """Tell whether no roster can be better."""
        return self.value <= self.bound

    def learn(self, news: News) -> bool:
        """Take news in; tell whether it holds a better roster."""
        if news.bound > -inf:
            self.bound = max(self.bound, ceil(news.bound - DUST))
        if news.roster is None or news.value >= self.value:
            return False
        self.roster, self.value = news.roster, news.value
        return True


def solve(instance: Path, seconds: float, seed: int) -> Solved:
    """Return the best found within the seconds; without any, wait for the first."""
    deadline = time.monotonic() + seconds - RESERVE
    context = get_context("spawn")
    pipes: list[Connection] = []
    workers: list[SpawnProcess] = []
    for number in range(WORKERS):
        ours, theirs = context.Pipe()
        order = Order(instance, seconds - RESERVE, seed, number)
        worker = context.Process(target=work, args=(order, theirs), daemon=True)
        worker.start()
        theirs.close()
        pipes.append(ours)
        workers.append(worker)
    try:
        return _listen(pipes, deadline)
    finally:
        for worker in workers:
            worker.kill()
            worker.join()


def _listen(pipes: list[Connection], deadline: float) -> Solved:
    solved, open_ = Solved(), list(pipes)
    while open_ and not solved.proven:
        left = deadline - time.monotonic()
        if left <= 0 and solved.roster is not None:
            break
        for pipe in wait(open_, timeout=max(left, 0.1)):
            assert isinstance(pipe, Connection)
            _hear(pipe, open_, solved)
    return solved


def _hear(pipe: Connection, open_: list[Connection], solved: Solved) -> None:
    try:
        news = pipe.recv()
    except (EOFError, OSError):
        open_.remove(pipe)
        return
    if not solved.learn(news):
        return
    for other in open_:
        if other is not pipe:
            _tell(other, news.roster)


def _tell(pipe: Connection, roster: Ints) -> None:
    try:
        pipe.send(roster)
    except OSError:
        return  # the worker has ended; its end of the pipe is noticed when read
