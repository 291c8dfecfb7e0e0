"""What may be in the way of a leave, and the world without some of it.

A world is a state, a request and the rules of leave. Everything in it that people could
change is an obstacle: a clause, another leave, a pin, a post that must be served, ….
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hall.domain import LeaveRequest
from hall.plan import Obstacle
from planner.decompose import Cluster
from planner.state import FREE, LUNCH, Ground, State, half_days
from planner.touched import cluster_with
from scoring.leave_rules import LeaveRules

NEAR = dt.timedelta(days=15)  # leave of one's own further off lengthens no spell


@dataclass(frozen=True)
class World:
    """A request, the state it is decided against, and the rules it is decided by."""

    state: State
    request: LeaveRequest
    rules: tuple[LeaveRules, ...]

    def obstacles(self) -> tuple[Obstacle, ...]:
        """Return everything that might be in the way; clauses come last."""
        return tuple(
            dict.fromkeys(
                (*self._posts(), *self._day_by_day(), *self._leaves(), *self._papers(),
                 *self._clauses())
            )
        )  # fmt: skip

    def without(self, dropped: Iterable[Obstacle]) -> "World":
        """Return the world in which some obstacles are not there."""
        gone = frozenset(dropped)
        if not gone:
            return self
        return World(self._state(gone), self._request(gone), self._rules(gone))

    @property
    def _days(self) -> tuple[int, ...]:
        halves = half_days(self.state.problem, self.request)
        return tuple(dict.fromkeys(day for day, _half in halves))

    @property
    def _cluster(self) -> Cluster:
        taker = self.state.problem.person[self.request.staff]
        return cluster_with(self.state, taker)

    def _name(self, person: int) -> str:
        return self.state.problem.hall.staff[person].id

    def _leaves(self) -> Iterator[Obstacle]:
        """Yield other leave, the latest decision first."""
        problem, people = self.state.problem, self._cluster.people
        first, last = self.request.start.date, self.request.end.date
        for row in reversed(self.state.leave):
            own = row.staff == self.request.staff
            reach = NEAR if own else dt.timedelta(0)
            near = row.start.date <= last + reach and first - reach <= row.end.date
            if near and problem.person[row.staff] in people:
                yield Obstacle("leave", row.staff, row.id, row.start.date)

    def _posts(self) -> Iterator[Obstacle]:
        """Yield the posts of those who know the leave-taker's, and minimums."""
        problem, cluster = self.state.problem, self._cluster
        taker = problem.person[self.request.staff]
        for post in cluster.posts:
            holder = problem.eligible[post][0]
            if holder != taker:
                yield Obstacle("post", self._name(holder), problem.hall.posts[post].id)
        for window in cluster.windows:
            if problem.hall.windows[window].minimum > 0:
                yield Obstacle("minimum", id=problem.hall.windows[window].id)

    def _day_by_day(self) -> Iterator[Obstacle]:
        """Yield pins, required activities and lactation time on the days asked for."""
        problem, people = self.state.problem, self._cluster.people
        for day in self._days:
            date, settled = problem.days[day], self.state.days[day]
            for person, _block, place in sorted(settled.pins):
                if person in people:
                    yield Obstacle("pin", self._name(person), self._place(place), date)
            for activity in problem.hall.activities:
                here = activity.required and activity.date == date
                for staff in activity.staff if here else ():
                    if problem.person[staff] in people:
                        yield Obstacle("activity", staff, activity.id, date)
            for person in sorted(settled.nursing.intersection(people)):
                yield Obstacle("lactation", self._name(person), date=date)

    def _place(self, place: int) -> str:
        names = {LUNCH: "lunch", FREE: "free"}
        return names.get(place) or self.state.problem.hall.posts[place].id

    def _papers(self) -> Iterator[Obstacle]:
        if self.request.substitute is not None:
            yield Obstacle("named", self.request.substitute)
        if not self.request.documents and self.request.kind == "official":
            yield Obstacle("papers", self.request.staff)
        if self.request.submitted is not None:
            yield Obstacle("late", self.request.staff, date=self.request.submitted)

    def _clauses(self) -> Iterator[Obstacle]:
        for rule in self.rules:
            for ref in rule.grounds():
                yield Obstacle(
                    "rule", policy=ref.policy, clause=ref.clause, quote=ref.quote
                )

    def _request(self, gone: frozenset[Obstacle]) -> LeaveRequest:
        kinds = {obstacle.kind for obstacle in gone}
        asked = self.request
        return replace(
            asked,
            substitute=None if "named" in kinds else asked.substitute,
            documents=asked.documents or "papers" in kinds,
            submitted=None if "late" in kinds else asked.submitted,
        )

    def _rules(self, gone: frozenset[Obstacle]) -> tuple[LeaveRules, ...]:
        return tuple(
            rule.waiving(
                {o.clause for o in gone if o.kind == "rule" and o.policy == rule.policy}
            )
            for rule in self.rules
        )

    def _state(self, gone: frozenset[Obstacle]) -> State:
        problem = self.state.problem
        absent = {obstacle.id for obstacle in gone if obstacle.kind == "leave"}
        rows = [row for row in self.state.leave if row.id not in absent]
        fresh = State.of(problem, rows) if absent else self.state
        days = tuple(
            replace(
                day, promises=tuple(p for p in old.promises if p.request not in absent)
            )
            for day, old in zip(fresh.days, self.state.days, strict=True)
        )
        grounds = {day: self._freed(day, gone) for day in self._days}
        waived = frozenset(
            (o.kind, (problem.post if o.kind == "post" else problem.window)[o.id or ""])
            for o in gone
            if o.kind in ("post", "minimum")
        )
        return replace(fresh, days=days, waived=waived).on(grounds)

    def _freed(self, day: int, gone: frozenset[Obstacle]) -> Ground:
        """Return a day without its pins, activities and lactation that are gone."""
        ground, date = self.state.ground(day), self.state.problem.days[day]
        here = {(o.kind, o.staff, o.id) for o in gone if o.date == date}
        busy = {
            (self.state.problem.person[staff], self.state.problem.block[block])
            for activity in self.state.problem.hall.activities
            for staff in activity.staff
            if activity.date == date and ("activity", staff, activity.id) in here
            for block in activity.blocks
        }
        return replace(
            ground,
            busy=ground.busy - busy,
            pins=frozenset(
                pin
                for pin in ground.pins
                if ("pin", self._name(pin[0]), self._place(pin[2])) not in here
            ),
            nursing=frozenset(
                person
                for person in ground.nursing
                if ("lactation", self._name(person), None) not in here
            ),
        )
