"""Random worlds for properties: windows, people, facts of every kind, readings."""

import datetime as dt
from collections.abc import Collection, Mapping
from decimal import Decimal

from hypothesis import strategies as st

from hall.domain import Fact
from scoring.clauses import Clause
from scoring.library import load_library, vocabulary
from scoring.policy import Policy
from scoring.world import World, WorldWindow

LIBRARY = load_library()
WORDS = vocabulary()
HUZHOU = ("huzhou-staff", "huzhou-window")
FIRST, LAST = dt.date(2026, 6, 1), dt.date(2026, 6, 30)
WEEKDAYS = [
    day
    for day in (FIRST + dt.timedelta(days=n) for n in range(30))
    if day.weekday() < 5
]
CHOICES: dict[str, tuple[object, ...]] = {
    "level": ("市", "省", "国家", "县", "省级"),
    "cause": ("personal", "other", "attitude"),
    "device": ("office_computer", "phone"),
    "at": ("hours", "closing"),
    "half": ("am", "pm"),
    "kind": ("personal", "sick", "annual"),
    "days": tuple(map(Decimal, ("0.5", "2.5", "10", "10.5", "12"))),
    "days_over": tuple(map(Decimal, ("0", "1", "2.5", "9"))),
    "cadre": ("C1", "C2"),
    "client_failed": (True, False),
    "at_fault": (True, False),
    "solicited": (True, False),
    "covered": (True, False),
    "what": ("game", "chat", "shopping", "breakfast", "snack"),
    "place": tuple(map(Decimal, (1, 2, 3, 4))),
    "by": ("media", "covert_inspection"),
    "affects_image": (True, False),
    "minutes": tuple(map(Decimal, (4, 5, 10, 11, 15, 16, 120, 150))),
    "minutes_before": tuple(map(Decimal, (2, 3))),
    "seconds": tuple(map(Decimal, (15, 16))),
    "items": tuple(map(Decimal, (1, 2, 3))),
    "severity": tuple(map(Decimal, (1, 2, 3))),
    "points": tuple(map(Decimal, ("1.5", "4"))),
    "left": ("first", "second"),
    "role": ("first_contact", "other"),
    "where": ("work_area", "public_area", "back_office"),
    "about": ("attendance", "other"),
    "grade": ("满意", "基本满意", "不满意"),
    "complained": (True, False),
    "serious": (True, False),
    "reported": (True, False),
    "clocked": (True, False),
    "major": (True, False),
    "b_in_place": (True, False),
    "on_leave": ("P1", "P2"),
    "b": ("P1", "P2"),
    "recognised": (True, False),
}
ALWAYS = {"half", "days", "kind"}  # facts are not recorded without these


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw up to three windows of one to five people, and their working days."""
    sizes = draw(st.lists(st.integers(1, 5), min_size=1, max_size=3))
    people = iter(f"P{number}" for number in range(1, sum(sizes) + 1))
    windows = tuple(
        WorldWindow(f"W{number}", tuple(next(people) for _ in range(size)))
        for number, size in enumerate(sizes, 1)
    )
    days = draw(st.lists(st.sampled_from(WEEKDAYS), max_size=8, unique=True))
    everybody = [person for window in windows for person in window.staff]
    joined = draw(st.dictionaries(st.sampled_from(everybody), dates(), max_size=2))
    return World(windows, tuple(sorted(days or WEEKDAYS)), joined)


def dates() -> st.SearchStrategy[dt.date]:
    """Draw days of the month, and some on either side of it."""
    near = st.dates(dt.date(2026, 5, 25), dt.date(2026, 7, 5))
    return st.one_of(st.dates(FIRST, LAST), near)


VALUES = tuple(
    map(Decimal, ("1", "2", "29.9", "30", "60", "60.1", "79.5", "89.7", "98.35", "100"))
)


def rules(policies: Collection[str]) -> list[Clause]:
    """Return the clauses of some policies that look at facts."""
    clauses = (clause for name in policies for clause in LIBRARY[name].clauses)
    return [clause for clause in clauses if getattr(clause.trigger, "facts", ())]


@st.composite
def facts(
    draw: st.DrawFn, world: World, number: int, policies: Collection[str] = HUZHOU
) -> Fact:
    """Draw one fact about somebody of the world, often one that meets some clause."""
    rule = draw(st.sampled_from(rules(policies)))
    kind = WORDS.types[draw(st.sampled_from(rule.trigger.facts))]  # type: ignore[union-attr]
    subjects = [window.id for window in world.windows if "window" in kind.subject]
    if "staff" in kind.subject:
        subjects += [person for window in world.windows for person in window.staff]
    attributes: dict[str, object] = {}
    for name in kind.attributes:
        wanted = getattr(rule.trigger, "when", {}).get(name)
        options = wanted if isinstance(wanted, tuple) else (wanted,)
        if isinstance(options[0], (str, bool)) and draw(st.booleans()):
            attributes[name] = draw(st.sampled_from(options))
        elif name in CHOICES:
            attributes[name] = draw(st.sampled_from(CHOICES[name]))
            if name not in ALWAYS and draw(st.integers(0, 3)) == 0:
                del attributes[name]
    counts = st.sampled_from([None, Decimal(2), Decimal(3), Decimal("0.5")])
    return Fact(
        id=f"f{number}",
        type=kind.id,
        subject=draw(st.sampled_from(subjects)),
        date=draw(dates()),
        time=draw(st.sampled_from([None, dt.time(9), dt.time(15)])),
        value=draw(st.sampled_from(VALUES)) if kind.nature == "measured" else None,
        count=None if kind.nature == "neutral" else draw(_whole(kind.id, counts)),
        incident=draw(st.sampled_from([None, "i1", "i2"])),
        verified=draw(st.sampled_from([None, True, True, False])),
        substitute_for=draw(st.sampled_from([None, None, None, "P1"])),
        item=draw(st.sampled_from([None, "n1", "n2"])),
        attributes=attributes,
    )


def _whole(
    kind: str, counts: st.SearchStrategy[Decimal | None]
) -> st.SearchStrategy[Decimal | None]:
    """Leave out half counts where a quota counts facts: there is no half report."""
    gathered = {"training_held", "info_report_on_time", "cadre_on_site"}
    if kind not in gathered:
        return counts
    return st.sampled_from([None, Decimal(2)])


@st.composite
def readings(draw: st.DrawFn, policy: Policy) -> Mapping[str, object]:
    """Draw a value for every reading of a policy."""
    chosen: dict[str, object] = {}
    for reading in policy.readings:
        values: list[object] = [each for each in reading.allowed if each != "number"]
        if reading.allowed == ("list of kinds",):
            values = [("personal", "sick"), ("personal", "annual")]
        elif "number" in reading.allowed:
            values += [Decimal(2), Decimal(101)]
        chosen[reading.name] = draw(st.sampled_from(values))
    return chosen
