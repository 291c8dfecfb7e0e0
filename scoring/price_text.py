"""What a clause costs or a leave rule asks for, in a few words of both languages."""

from collections.abc import Iterator
from decimal import Decimal

from hall.errors import Say
from scoring.catalogue import Scale
from scoring.clauses import Clause, Consequence, SubCase
from scoring.groups import Cap, Nth
from scoring.leave_text import (
    Breach,
    Chain,
    Document,
    LeaveRule,
    PostFault,
    ShortAbsence,
    StandIn,
)
from scoring.triggers import (
    Amount,
    Banded,
    CountTrigger,
    Fixed,
    QuotaTrigger,
    Rate,
    Tiered,
    ZeroSection,
)
from scoring.values import Bounds, Decided, FromParameter, FromReading
from scoring.vocabulary import Vocabulary

_TITLES = {
    "chains": Say("审批", "approval"),
    "stand_ins": Say("须安排替岗", "stand-in needed"),
    "documents": Say("材料", "papers"),
    "absences": Say("视为旷工", "counts as absenteeism"),
    "short_absences": Say("视为旷工半天", "counts as half a day of absenteeism"),
    "official_documents": Say("因公外出须有书面材料", "official leave needs papers"),
    "unattended": Say("无人值守须先有替岗", "no window left unattended"),
    "filed_before": Say("外出前交请假单", "filed before leaving"),
    "annual_without_harm": Say("公休不影响窗口", "annual leave without harm"),
    "no_backup": Say("无替岗不准假", "no leave without a stand-in"),
    "both_away": Say("A、B岗均缺位", "A and B both away"),
    "by_proxy": Say("他人不得代为请假", "nobody asks for another"),
    "until_birthday": Say("哺乳假期限", "end of lactation leave"),
    "faults": Say("缺位责任", "who answers for an empty post"),
    "substitute_breach": Say("替岗人员违规", "breaches by a stand-in"),
}


NO_PRICE = Say("原文未定分值", "the text has no price for it")
EVIDENCE = Say("考核依据", "how it is found out")


def amount_text(clause: Clause | SubCase) -> Say | None:
    """Return the points of a clause or sub-case, None if it has none of its own."""
    sign = Say("扣", "costs")
    if isinstance(clause, Clause) and clause.polarity == "bonus":
        sign = Say("加", "gains")
    points = getattr(clause.amount, "points", None)
    if not isinstance(clause.amount, Fixed) or points is None:
        return _variable_text(clause.amount, sign)
    each = Say("每次", "")
    if isinstance(clause, SubCase):
        each = (
            Say("另", "a further ") if clause.mode == "add" else Say("改", "instead ")
        )
    elif isinstance(clause.trigger, QuotaTrigger):
        each = Say("每少一个", "each missing one ")
    elif isinstance(clause.trigger, CountTrigger):
        each = _count_text(clause.trigger)
    value = number(points)
    return Say(f"{each.zh}{sign.zh}{value}分", f"{each.en}{sign.en} {value}")


def _variable_text(amount: Amount, sign: Say) -> Say | None:
    if isinstance(amount, Rate):
        return _rate_text(amount, sign)
    if isinstance(amount, Banded):
        parts = ((span(each.within), number(each.points)) for each in amount.bands)
        zh = "；".join(f"{where}：{value}" for where, value in parts)
        return Say(f"{sign.zh}分：{zh}", f"{sign.en} by range: {zh}")
    if isinstance(amount, ZeroSection):
        return Say("本项不得分", "the section is lost")
    if isinstance(amount, Tiered):
        tiers = "、".join(f"{k} {number(v)}" for k, v in amount.tiers.items())
        return Say(f"{sign.zh}分：{tiers}", f"{sign.en} by level: {tiers}")
    return None


def _count_text(trigger: CountTrigger) -> Say:
    many = "/".join(number(each.at_least) for each in trigger.limbs)
    return Say(f"累计{many}次", f"{many} times or more ")


def _rate_text(amount: Rate, sign: Say) -> Say:
    value, step = number(amount.points), number(amount.step)
    below = "" if amount.below is None else number(amount.below)
    what = Say(f"每{step}（{amount.of}）", f"each {step} of {amount.of}")
    if below:
        what = Say(f"比{below}每少{step}", f"each {step} below {below}")
    return Say(f"{what.zh}{sign.zh}{value}分", f"{what.en} {sign.en} {value}")


def consequence_texts(then: Consequence, words: Vocabulary) -> Iterator[Say]:
    """Yield what follows besides points."""
    if then.fine:
        yield Say(f"扣发考核奖{then.fine}元", f"fine of {then.fine} yuan")
    if then.grade:
        yield Say(f"评为“{then.grade}”", f"rated {then.grade}")
    for name in then.lost:
        zh = words.codes["disqualified"][name]
        yield Say(f"取消{zh}资格", f"not eligible: {name}")
    for name in then.withhold:
        yield Say(f"不计发{words.codes['withheld'][name]}", f"withheld: {name}")
    for name in then.notices:
        yield Say(words.codes["notices"][name], f"to do: {name}")


def cap_text(cap: Cap) -> Say:
    """Return what a cap leaves at most."""
    most = number(cap.max_points)
    return Say(f"累计不超过{most}分", f"at most {most} in all")


def nth_text(nth: Nth) -> Say:
    """Return how often it takes to cost something once."""
    times = nth.every if isinstance(nth.every, int) else number(nth.every)
    return Say(f"每{times}次计一次", f"counted once every {times} times")


def scale_text(scale: Scale) -> Say:
    """Return the levels or the numbers of a scale."""
    if scale.levels:
        names = "、".join(scale.levels)
        return Say(f"分档：{names}", f"levels: {names}")
    ends = [number(end) for end in (scale.lowest, scale.highest) if end is not None]
    return Say(f"评分：{'–'.join(ends)}", f"scores: {'–'.join(ends)}")


def leave_text(family: str, rule: LeaveRule, words: Vocabulary) -> tuple[Say, Say]:
    """Return the title of a leave rule and what it asks for."""
    return _TITLES[family], _demand(rule, words)


def _demand(rule: LeaveRule, words: Vocabulary) -> Say:
    if isinstance(rule, Chain):
        names = " → ".join(words.codes["leave_chain"][each] for each in rule.approvers)
        days = span(rule.days)
        return Say(f"{days}天：{names}", f"{days} days: {' → '.join(rule.approvers)}")
    if isinstance(rule, StandIn):
        size, days = span(rule.size), span(rule.days) or ">0"
        return Say(
            f"{size}人窗口，请假{days}天",
            f"window of {size} staff, leave of {days} days",
        )
    if isinstance(rule, Document):
        return Say(words.codes["leave_documents"][rule.document], rule.document)
    if isinstance(rule, ShortAbsence):
        return Say(f"{span(rule.minutes)}分钟", f"{span(rule.minutes)} minutes")
    if isinstance(rule, (Breach, PostFault)):
        return Say(f"由{rule.charged}承担", f"charged to the {rule.charged}")
    return Say("", "")


def span(bounds: Bounds) -> str:
    """Return bounds with signs, such as ``>1 <3``."""
    signs = (("≥", bounds.ge), (">", bounds.gt), ("≤", bounds.le), ("<", bounds.lt))
    return " ".join(f"{sign}{number(end)}" for sign, end in signs if end is not None)


def number(value: Decimal | Decided) -> str:
    """Return a number without needless zeros, or the name of what decides it."""
    if isinstance(value, FromReading):
        return value.reading
    if isinstance(value, FromParameter):
        return f"____({value.parameter})"
    return f"{value.normalize():f}"
