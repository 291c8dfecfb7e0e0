"""Reading plan.json back into a plan."""

from collections.abc import Mapping
from typing import get_args

from hall.domain import HALVES, Fact, Session
from hall.json_fields import Fields, read_document
from hall.plan import (
    Assignment,
    Burden,
    CadreDuty,
    Charge,
    Decision,
    Gap,
    Help,
    Hindrance,
    LeaveDecision,
    Level,
    Lunch,
    Obstacle,
    Plan,
    PlannedActivity,
    Rearranged,
    Reason,
    Status,
    Substitute,
)

_STATUSES: tuple[Status, ...] = get_args(Status)
_DECISIONS: tuple[Decision, ...] = get_args(Decision)
_SESSIONS: tuple[Session, ...] = get_args(Session)
_FACT_KEYS = frozenset(
    {
        "id",
        "type",
        "subject",
        "date",
        "time",
        "count",
        "value",
        "incident",
        "verified",
        "item",
        "substitute_for",
    }
)


def plan_from_json(text: str, file: str = "plan.json") -> Plan:
    """Return the plan that ``text`` describes; keys it does not know are ignored.

    Args:
        text: The text of a plan.json.
        file: What to call it in a fault.

    Raises:
        RequestError: The text is not a plan.
    """
    return read_document(text, file, _plan)


def _plan(fields: Fields) -> Plan:
    return Plan(
        hall=fields.text("hall"),
        month=fields.text("month"),
        status=fields.choice("status", _STATUSES),
        levels=fields.records("levels", _level),
        assignments=fields.records("assignments", _assignment),
        lunches=fields.records("lunches", _lunch),
        activities=fields.records("activities", _activity),
        cadres=fields.records("cadres", _cadre),
        gaps=fields.records("gaps", _gap),
        leave=fields.records("leave", _decision),
        facts=fields.records("facts", _fact),
        reasons=fields.records("reasons", _reason),
        predicted=_predicted(fields.part("predicted")),
        made=fields.part("made").values,
        fairness=fields.records("fairness", _burden),
        changes=(
            fields.records("changes", _rearranged)
            if "changes" in fields.values
            else None
        ),
    )


def _burden(fields: Fields) -> Burden:
    return Burden(
        staff=fields.text("staff"),
        measure=fields.text("measure"),
        count=fields.whole("count"),
        carried=fields.whole("carried"),
        half_days=fields.whole("half_days"),
        adjusted=fields.whole("adjusted"),
        average=fields.whole("average"),
    )


def _rearranged(fields: Fields) -> Rearranged:
    return Rearranged(
        date=fields.date("date"),
        block=fields.text("block"),
        staff=fields.text("staff"),
        before=fields.text("before"),
        after=fields.text("after"),
    )


def _level(fields: Fields) -> Level:
    return Level(fields.text("name"), fields.whole("value"), fields.whole("bound"))


def _assignment(fields: Fields) -> Assignment:
    return Assignment(
        date=fields.date("date"),
        block=fields.text("block"),
        post=fields.text("post"),
        staff=fields.text("staff"),
        served_as=fields.text("as"),
    )


def _lunch(fields: Fields) -> Lunch:
    return Lunch(fields.date("date"), fields.text("block"), fields.text("staff"))


def _activity(fields: Fields) -> PlannedActivity:
    return PlannedActivity(
        id=fields.text("id"),
        date=fields.date("date"),
        blocks=fields.texts("blocks"),
        window=fields.optional_text("window"),
        kind=fields.text("kind"),
        staff=fields.texts("staff"),
    )


def _cadre(fields: Fields) -> CadreDuty:
    return CadreDuty(
        date=fields.date("date"),
        half=fields.choice("half", HALVES),
        cadre=fields.text("cadre"),
        window=fields.text("window"),
    )


def _gap(fields: Fields) -> Gap:
    return Gap(
        date=fields.date("date"),
        session=fields.choice("session", _SESSIONS),
        post=fields.text("post"),
        minutes=fields.whole("minutes"),
        charges=fields.records("charges", _charge),
    )


def _charge(fields: Fields) -> Charge:
    return Charge(
        policy=fields.text("policy"),
        clause=fields.text("clause"),
        charged=fields.text("charged"),
        points=fields.whole("points"),
        fine=fields.whole("fine", 0),
    )


def _decision(fields: Fields) -> LeaveDecision:
    chains = fields.part("chains")
    return LeaveDecision(
        id=fields.text("id"),
        decision=fields.choice("decision", _DECISIONS),
        chains={policy: chains.texts(policy) for policy in chains.values},
        substitutes=fields.records("substitutes", _substitute),
        points=fields.whole("points", 0),
        reasons=fields.records("reasons", _reason),
        core=fields.records("core", _obstacle),
        would_help=fields.records("would_help", _help),
    )


def _obstacle(fields: Fields) -> Obstacle:
    return Obstacle(
        kind=fields.text("kind"),
        staff=fields.optional_text("staff"),
        id=fields.optional_text("id"),
        date=fields.optional_date("date"),
        policy=fields.optional_text("policy") or "",
        clause=fields.optional_text("clause") or "",
        quote=fields.optional_text("quote") or "",
    )


def _help(fields: Fields) -> Help:
    return Help(
        kind=fields.text("kind"),
        staff=fields.optional_text("staff"),
        id=fields.optional_text("id"),
        start=fields.optional_text("from"),
        end=fields.optional_text("to"),
    )


def _substitute(fields: Fields) -> Substitute:
    return Substitute(
        date=fields.date("date"),
        half=fields.choice("half", HALVES),
        staff=fields.text("staff"),
        post=fields.text("post"),
        served_as=fields.optional_text("as") or "third",
    )


def _reason(fields: Fields) -> Reason:
    half = fields.values.get("half")
    return Reason(
        rule=fields.optional_text("rule") or "",
        policy=fields.text("policy"),
        clause=fields.text("clause"),
        quote=fields.text("quote"),
        date=fields.optional_date("date"),
        half=None if half is None else fields.choice("half", HALVES),
        post=fields.optional_text("post"),
        people=fields.records("people", _hindrance),
    )


def _hindrance(fields: Fields) -> Hindrance:
    return Hindrance(fields.text("staff"), fields.text("why"))


def _fact(fields: Fields) -> Fact:
    return Fact(
        id=fields.optional_text("id") or "",
        type=fields.text("type"),
        subject=fields.text("subject"),
        date=fields.date("date"),
        time=fields.optional_time("time"),
        count=fields.optional_number("count"),
        value=fields.optional_number("value"),
        incident=fields.optional_text("incident"),
        verified=fields.optional_truth("verified"),
        item=fields.optional_text("item"),
        substitute_for=fields.optional_text("substitute_for"),
        attributes={
            key: value for key, value in fields.values.items() if key not in _FACT_KEYS
        },
    )


def _predicted(fields: Fields) -> Mapping[str, Mapping[str, Mapping[str, object]]]:
    return {
        policy: {
            subject: fields.part(policy).part(subject).values
            for subject in fields.part(policy).values
        }
        for policy in fields.values
    }
