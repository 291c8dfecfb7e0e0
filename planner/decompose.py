"""Which decisions cannot touch one another: clusters of windows, parts of days.

A *cluster* is a set of windows whose posts share people; nothing but the canteen
couples two clusters. Within a cluster the mornings, noons and afternoons of all days
are independent for every level before evenness, but for what links them: an optional
activity or lactation time that spans them, or a bonus that only so many can win. A
*part* is what is left: a cluster and cells that must be decided together.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, product

from hall.domain import Session
from planner.gatherings import open_places
from planner.pricing import SESSIONS, Cost
from planner.problem import Cell, Gathering, Problem
from planner.state import DayState, State


@dataclass(frozen=True, slots=True)
class Cluster:
    """Windows that share people; the people are all who can serve there."""

    windows: tuple[int, ...]
    posts: tuple[int, ...]
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Cells of a cluster that must be decided together.

    Attributes:
        caps: Caps on costs that this part must reckon with; others never bind.
    """

    cluster: Cluster
    cells: tuple[Cell, ...]
    caps: frozenset[int] = frozenset()

    @property
    def days(self) -> tuple[int, ...]:
        """Return the days of its cells, in time."""
        return tuple(dict.fromkeys(cell.day for cell in self.cells))


class Unions:
    """Disjoint sets that grow together (union-find)."""

    def __init__(self) -> None:
        """Start with every item alone."""
        self._parent: dict[Hashable, Hashable] = {}

    def root(self, item: Hashable) -> Hashable:
        """Return the item that stands for the set of ``item``."""
        while (parent := self._parent.setdefault(item, item)) != item:
            item = parent
        return item

    def join(self, items: Iterable[Hashable]) -> None:
        """Put all items into one set."""
        roots = [self.root(item) for item in items]
        for root in roots[1:]:
            self._parent[root] = roots[0]


@lru_cache(maxsize=16)
def clusters(problem: Problem) -> tuple[Cluster, ...]:
    """Return the hall's clusters, in the order of their first windows."""
    unions = Unions()
    for post, people in enumerate(problem.eligible):
        windows = [problem.window_of_person[person] for person in people]
        unions.join([problem.window_of_post[post], *windows])
    for pair in problem.facing:
        unions.join(problem.window_of_person[person] for person in pair)
    groups: dict[Hashable, list[int]] = {}
    for window in range(len(problem.hall.windows)):
        groups.setdefault(unions.root(window), []).append(window)
    return tuple(_cluster(problem, tuple(group)) for group in groups.values())


def _cluster(problem: Problem, windows: tuple[int, ...]) -> Cluster:
    posts = tuple(sorted(post for w in windows for post in problem.posts_of[w]))
    people = tuple(sorted(person for w in windows for person in problem.staff_of[w]))
    return Cluster(windows, posts, people)


def parts(
    state: State,
    cluster: Cluster,
    caps: frozenset[int] = frozenset(),
    days: frozenset[int] | None = None,
) -> tuple[Part, ...]:
    """Return the parts of a cluster's month, or those that touch ``days``, in time.

    ``caps`` are the caps that may bind: they link all cells that cost under them.
    """
    plain = _plain(state.problem, cluster)
    links = [*_links(state, cluster), *_capped(state, cluster, caps).values()]
    found = _linked(plain, links, caps) if links else plain
    if days is None:
        return found
    if not links:
        by_day = _plain_by_day(state.problem, cluster)
        return tuple(part for day in sorted(days) for part in by_day[day])
    return tuple(p for p in found if any(cell.day in days for cell in p.cells))


@lru_cache(maxsize=1024)
def _plain_by_day(problem: Problem, cluster: Cluster) -> tuple[tuple[Part, ...], ...]:
    plain = _plain(problem, cluster)
    days = range(len(problem.days))
    return tuple(tuple(p for p in plain if p.cells[0].day == day) for day in days)


def _capped(
    state: State, cluster: Cluster, caps: frozenset[int]
) -> Mapping[int, list[Cell]]:
    """Return the cells of a cluster that cost under each of ``caps``."""
    cells: defaultdict[int, list[Cell]] = defaultdict(list)
    if not caps:
        return cells  # the usual case; walking through every cost takes its time
    for cost, cell in priced_cells(state, cluster):
        if cost.cap in caps:
            cells[cost.cap].append(cell)
    return cells


def priced_cells(state: State, cluster: Cluster) -> Iterator[tuple[Cost, Cell]]:
    """Yield what each gap and each uncovered half-day of leave can cost, and where.

    A gap's cost comes once, with the first cell of its session.
    """
    for day in range(len(state.days)):
        yield from priced_on(state, cluster, day)


def priced_on(state: State, cluster: Cluster, day: int) -> Iterator[tuple[Cost, Cell]]:
    """Yield what can cost on one day, and where."""
    problem = state.problem
    for post, session in product(cluster.posts, SESSIONS):
        blocks = problem.blocks_in(session)
        here = [Cell(day, b) for b in blocks if problem.is_open(post, b)]
        away = holder_away(state, day, session, post)
        steps = problem.prices.gaps.get((post, session, away), ()) if here else ()
        yield from ((cost, here[0]) for step in steps for cost in step.costs)
    for person, half, kind in sorted(state.days[day].leave):
        held = person in cluster.people and problem.held_by[person]
        for cost in problem.prices.leave.get((person, kind), ()) if held else ():
            yield cost, Cell(day, problem.blocks_in(half)[0])


def holder_away(state: State, day: int, session: Session, post: int) -> bool:
    """Tell whether the holder of a post is on leave in a session; noon: either half."""
    holder = state.problem.eligible[post][0]
    return any(
        person == holder and session in ("noon", half)
        for person, half, _kind in state.days[day].leave
    )


@lru_cache(maxsize=1024)
def whole_days(problem: Problem, cluster: Cluster) -> tuple[Part, ...]:
    """Return a cluster's days, each with all its blocks, whatever links them."""
    blocks = range(len(problem.blocks))
    return tuple(
        Part(cluster, tuple(Cell(day, block) for block in blocks))
        for day in range(len(problem.days))
    )


@lru_cache(maxsize=1024)
def _plain(problem: Problem, cluster: Cluster) -> tuple[Part, ...]:
    """Return the parts of a cluster whose sessions nothing links."""
    blocks = range(len(problem.blocks))
    cells = [Cell(day, block) for day in range(len(problem.days)) for block in blocks]
    sessions = groupby(cells, key=lambda cell: _session_of(problem, cell))
    return tuple(Part(cluster, tuple(together)) for _key, together in sessions)


def _linked(
    plain: tuple[Part, ...], links: Iterable[list[Cell]], caps: frozenset[int]
) -> tuple[Part, ...]:
    unions = Unions()
    for part in plain:
        unions.join(part.cells)
    for together in links:
        unions.join(together)
    groups: dict[Hashable, list[Cell]] = {}
    for part in plain:
        for cell in part.cells:
            groups.setdefault(unions.root(cell), []).append(cell)
    cluster = plain[0].cluster
    return tuple(Part(cluster, tuple(group), caps) for group in groups.values())


def _session_of(problem: Problem, cell: Cell) -> tuple[int, str]:
    return cell.day, problem.blocks[cell.block].session


def _links(state: State, cluster: Cluster) -> Iterable[list[Cell]]:
    people = frozenset(cluster.people)
    blocks = range(len(state.problem.blocks))
    for day, settled in enumerate(state.days):
        if settled.nursing & people:
            yield [Cell(day, block) for block in blocks]
    here = [a for a in state.problem.optional if people.intersection(a.people)]
    if not here:
        return
    for activity in here:
        yield _activity_cells(activity)
    for bonus in state.problem.bonuses:
        rivals = [a for a in here if a.kind == bonus.kind and bonus.window in a.quorum]
        if rivals and len(rivals) > open_places(state, bonus):
            yield [cell for activity in rivals for cell in _activity_cells(activity)]


def _activity_cells(activity: Gathering) -> list[Cell]:
    return [Cell(activity.day, block) for block in activity.blocks]


def fingerprint(state: State, part: Part) -> Hashable:
    """Return what a part's optimum depends on; equal prints have equal optima.

    Days do not enter by number, so an ordinary Tuesday and an ordinary Thursday are
    solved once. Parts with optional activities are never alike.
    """
    problem = state.problem
    days = part.days
    blocks = frozenset(cell.block for cell in part.cells)
    people = frozenset(part.cluster.people)
    scope = _Scope(problem, people, blocks)
    own: tuple[Hashable, ...] = tuple(
        activity.id
        for activity in problem.optional
        if activity.day in days and people.intersection(activity.people)
    )
    own += places_left(state, part.cluster) if own else ()
    prints = tuple(scope.print_of(state.days[day]) for day in days)
    blocks_used = tuple(cell.block for cell in part.cells)
    used = (part.caps, blocks_used, state.waived)
    return part.cluster.windows, used, prints, own


def places_left(state: State, cluster: Cluster) -> tuple[int, ...]:
    """Return how often each of a cluster's bonuses can be won by choice.

    Leave that keeps a required training from counting leaves one more.
    """
    mine = (b for b in state.problem.bonuses if b.window in cluster.windows)
    return tuple(open_places(state, bonus) for bonus in mine)


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a part can see of a day: its people, and its blocks' sessions."""

    problem: Problem
    people: frozenset[int]
    blocks: frozenset[int]

    def print_of(self, day: DayState) -> Hashable:
        """Return what of a day's settled things can touch the part at all."""
        people, blocks = self.people, self.blocks
        sessions = {self.problem.blocks[block].session for block in blocks}
        return (
            frozenset((p, b) for p, b in day.away if p in people and b in blocks),
            day.eats & people if "noon" in sessions else None,
            frozenset(pin for pin in day.pins if pin[0] in people and pin[1] in blocks),
            tuple(
                promise
                for promise in day.promises
                if promise.half in sessions and people.intersection(promise.people)
            ),
            day.nursing & people,
            day.added,
            self._leave(day, sessions),
        )

    def _leave(self, day: DayState, sessions: set[Session]) -> Hashable:
        """Return the leave that moves a price: of gaps, or of half-days uncovered."""
        prices = self.problem.prices
        if not (prices.minds_leave or prices.leave):
            return None
        mine = [leave for leave in day.leave if leave[0] in self.people]
        gone = (
            frozenset((p, h) for p, h, _kind in mine if h in sessions),
            frozenset(p for p, _half, _kind in mine if "noon" in sessions),
        )
        dear = frozenset(
            leave
            for leave in mine
            if leave[1] in sessions and (leave[0], leave[2]) in prices.leave
        )
        return gone if prices.minds_leave else None, dear
