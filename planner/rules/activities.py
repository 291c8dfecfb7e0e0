"""Rules about activities that people may attend: when one counts, and how often."""

from ortools.sat.python import cp_model

from planner.gatherings import open_places
from planner.problem import Bonus, Cell
from planner.roster import Prize, Roster
from planner.state import Added


def bonus(x: Roster) -> None:
    """A bonus is won by each activity that reaches its quorum, as often as is open."""
    for prize in x.problem.bonuses:
        held = _held(x, prize)
        if held:
            most = min(open_places(x.state, prize), len(held))
            won = x.model.new_int_var(0, most, "")
            x.model.add(won <= sum(held))
            x.won.append(Prize(prize.points, won, most))


def _held(x: Roster, prize: Bonus) -> list[cp_model.IntVar]:
    """Return one literal per activity that may count for the prize's window."""
    found = []
    for activity in x.optional_here():
        needed = activity.quorum.get(prize.window)
        if activity.kind != prize.kind or needed is None:
            continue
        there = [
            x.attends[activity.id, person]
            for person in activity.people
            if x.problem.window_of_person[person] == prize.window
            and (activity.id, person) in x.attends
        ]
        literal = x.model.new_bool_var("")
        x.model.add(sum(there) >= needed).only_enforce_if(literal)
        x.model.add(sum(there) == 0).only_enforce_if(~literal)
        found.append(literal)
    return found


def added(x: Roster) -> None:
    """Enough of a window are free for an activity that the planner has added."""
    here = {cell for _part, cell in x.cells()}
    windows = {window for part in x.parts for window in part.cluster.windows}
    for day in sorted({cell.day for cell in here}):
        for activity in x.state.days[day].added:
            if Cell(day, activity.blocks[0]) in here and activity.window in windows:
                x.model.add(sum(_free(x, day, activity)) >= activity.needed)


def _free(x: Roster, day: int, activity: Added) -> list[cp_model.IntVar]:
    """Return one literal per person of the window that holds only if he is free."""
    free = []
    for person in x.state.can_gather(day, activity.blocks):
        if x.problem.window_of_person[person] == activity.window:
            literal = x.model.new_bool_var("")
            for block in activity.blocks:
                for busy in x.busy(Cell(day, block), person):
                    x.model.add_implication(literal, ~busy)
            free.append(literal)
    return free
