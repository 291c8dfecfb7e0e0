"""Ledger rows as sentences in both languages: why a fact counts, or why not."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

from hall.errors import Say
from scoring.rows import State

_UNITS = {
    "week": Say("每周", "weekly"),
    "month": Say("每月", "monthly"),
    "quarter": Say("每季度", "quarterly"),
    "year": Say("全年", "yearly"),
}


def points_text(points: Fraction) -> str:
    """Return points for people: exact if a decimal is short, else to two places."""
    if points.denominator == 1:
        return str(points.numerator)
    return f"{float(points):.2f}".rstrip("0").rstrip(".")


def counted(title: Say, points: Fraction, times: Fraction) -> Say:
    """Say that a fact counts in full."""
    many = f"×{points_text(times)}" if times != 1 else ""
    verb = Say("加", "gains") if points > 0 else Say("扣", "costs")
    value = points_text(abs(points))
    return Say(
        f"{title.zh}{many}，{verb.zh}{value}分", f"{title.en}{many} {verb.en} {value}"
    )


def capped(title: Say, limit: Fraction, length: str, points: Fraction) -> Say:
    """Say that a cap cut a fact's points."""
    most, left = points_text(limit), points_text(abs(points))
    unit = _UNITS[length]
    return Say(
        f"{title.zh}：超过{unit.zh}累计{most}分的上限，计{left}分",
        f"{title.en}: over the {unit.en} cap of {most}, {left} counted",
    )


def set_aside(title: Say, state: State, rival: str) -> Say:
    """Say why a fact does not count; ``rival`` is the fact that took its place."""
    why = {
        State.OUTSIDE: Say("不在考核期内", "outside the period"),
        State.NOT_IN_FORCE: Say(
            "当日该条尚未施行或已停止施行", "the clause was not in force that day"
        ),
        State.UNVERIFIED: Say("未经核实", "not verified"),
        State.DISPLACED: Say(
            f"与{rival}是同一事件，按特别规定计",
            f"same incident as {rival}, to which the special rule applies",
        ),
        State.LESSER: Say(
            f"与{rival}是同一项，只计最高的",
            f"the same as {rival}, only the highest counts",
        ),
        State.SAME_INCIDENT: Say(
            f"与{rival}是同一事件，已按其计扣",
            f"same incident as {rival}, charged there",
        ),
        State.REPEATED: Say(
            f"同一项目本期已因{rival}计扣", f"the item is charged already for {rival}"
        ),
        State.INCOMPLETE: Say(
            "累计次数未满", "the number of times that costs is not full"
        ),
    }[state]
    return Say(f"{title.zh}：{why.zh}，不计", f"{title.en}: not counted, {why.en}")


def unpriced(name: Say, about: str | None) -> Say:
    """Say that no clause prices a fact; ``about`` is the attribute that fails."""
    if about is None:
        return Say(
            f"{name.zh}：本办法未作规定，不计", f"{name.en}: no clause is about it"
        )
    return Say(
        f"{name.zh}：“{about}”不符合条款的条件，不计",
        f"{name.en}: its '{about}' does not meet the clause's condition",
    )


def no_price(name: Say, criterion: Say) -> Say:
    """Say that a fact is about a criterion for which the text has no price."""
    return Say(
        f"{name.zh}：属“{criterion.zh}”，原文未定分值，只记录",
        f"{name.en}: about '{criterion.en}'; the text has no price, it is only noted",
    )


def quota(title: Say, days: Sequence[dt.date], found: tuple[int, int, int]) -> Say:
    """Say what was owed on some days, what is there and what is missing."""
    required, recorded, missing = found
    when = days[0].isoformat()
    if len(days) > 1:
        when += f" – {days[-1].isoformat()}"
    return Say(
        f"{title.zh}（{when}）：应有{required}，已有{recorded}，缺{missing}",
        f"{title.en} ({when}): {required} owed, {recorded} recorded, {missing} missing",
    )


def share(title: Say, person: str, lost: Fraction, weight: Fraction) -> Say:
    """Say what a member of staff costs the window through the average."""
    value = points_text(lost)
    return Say(
        f"{title.zh}：{person}扣{value}分，按{weight}计入",
        f"{title.en}: {person} lost {value}, of which {weight} counts",
    )


def total(title: Say, amount: Fraction, reached: bool) -> Say:
    """Say what a total is and whether it has consequences."""
    value = points_text(amount)
    if reached:
        return Say(f"{title.zh}：累计{value}", f"{title.en}: {value} in all")
    return Say(
        f"{title.zh}：累计{value}，未达到", f"{title.en}: {value} in all, not reached"
    )


def section_full(title: Say, full: Fraction) -> Say:
    """Say that a section has no more points to lose."""
    most = points_text(full)
    return Say(
        f"{title.zh}：本项{most}分扣完为止，超出部分不计",
        f"{title.en}: all {most} points are lost, the rest is not counted",
    )


def forfeit(title: Say) -> Say:
    """Say that a section that is lost as a whole takes its bonuses with it."""
    return Say(
        f"{title.zh}：本项不得分，加分一并不计",
        f"{title.en}: lost as a whole, with its bonuses",
    )


def count(title: Say, whose: str, number: Fraction, reached: bool) -> Say:
    """Say how many there are of what a clause counts, and whether it is enough."""
    value = points_text(number)
    zh, en = (
        f"{title.zh}（{whose}）：累计{value}次",
        f"{title.en} ({whose}): {value} times",
    )
    return Say(zh, en) if reached else Say(f"{zh}，不计", f"{en}, not counted")


IN_MONTH = Say("计入当月成绩", "counted in the score of its month")
EXCUSED = Say("全期休假，以基本分计", "on leave throughout: the base score")


def deadline(title: Say, days: int, *, late: bool) -> Say:
    """Say how many days something took, and whether that was too long."""
    verdict = Say("超期", "late") if late else Say("按期", "in time")
    return Say(
        f"{title.zh}：用了{days}天，{verdict.zh}",
        f"{title.en}: took {days} days, {verdict.en}",
    )


def part(title: Say, value: Fraction | None, weight: Fraction) -> Say:
    """Say what a part of a score is, or that nobody has given it."""
    if value is None:
        return Say(
            f"{title.zh}：没有数据，不能得出总分",
            f"{title.en}: not given, so there is no score",
        )
    share, said = points_text(weight * 100), points_text(value)
    return Say(
        f"{title.zh}：{said}分，占{share}%", f"{title.en}: {said}, weighs {share} %"
    )


def no_place(grade: str, places: int) -> Say:
    """Say that a rating has no place left."""
    return Say(
        f"“{grade}”只有{places}个名额", f"there are only {places} places for {grade}"
    )


def awarded(stars: int, deducted: Fraction) -> Say:
    """Say what stars were awarded and what was deducted."""
    points = points_text(deducted)
    return Say(
        f"授{stars}星，应扣{points}分", f"{stars} stars awarded, {points} deducted"
    )


def reduced(title: Say, stars: int) -> Say:
    """Say what costs stars; of several grounds only the heaviest counts."""
    return Say(
        f"{title.zh}：减{stars}颗星（几项只按最重一项）",
        f"{title.en}: minus {stars} stars (only the heaviest ground counts)",
    )


def rewarded(title: Say, yuan: int) -> Say:
    """Say what money follows."""
    return Say(f"{title.zh}：奖励{yuan}元", f"{title.en}: reward of {yuan} yuan")


def shortlisted(rank: int, *, within: bool) -> Say:
    """Say whether a rank is on the shortlist."""
    said = Say("入围", "shortlisted") if within else Say("未入围", "not shortlisted")
    return Say(f"得分第{rank}名，{said.zh}", f"rank {rank}, {said.en}")


def proposed(rank: int, stars: int) -> Say:
    """Say how many stars a rank suggests; people decide."""
    return Say(
        f"得分第{rank}名，可供研究{stars}星", f"rank {rank}, {stars} stars to consider"
    )


BASE = Say("基础分", "base score")
FLOOR = Say("总分不低于下限", "raised to the lowest score")
CEILING = Say("总分不高于上限", "cut to the highest score")
