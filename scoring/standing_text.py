"""What a rule about scores gives or takes, in a few words of both languages."""

from hall.errors import Say
from scoring.price_text import number, span
from scoring.standings import (
    Award,
    Conversion,
    GradedPart,
    GradeQuota,
    InputPart,
    Last,
    Reduction,
    Reward,
    Standing,
)


def standing_text(rule: Standing) -> Say:
    """Return what a rule about scores gives or takes."""
    if isinstance(rule, (InputPart, GradedPart)):
        weight = number(rule.weight)
        return Say(f"权重{weight}", f"weight {weight}")
    if isinstance(rule, Reduction):
        ground = span(rule.deductions) if rule.deductions else rule.lost
        return Say(f"{ground}：减{rule.stars}星", f"{ground}: minus {rule.stars} stars")
    if isinstance(rule, Reward):
        return Say(
            f"{rule.stars}星奖励{rule.yuan}元", f"{rule.stars} stars: {rule.yuan} yuan"
        )
    return _of_ranks(rule)


def _of_ranks(rule: Standing) -> Say:
    if isinstance(rule, Award):
        if rule.share is None:
            return Say(f"前{rule.places}名", f"the first {rule.places}")
        share = number(rule.share * 100)
        return Say(f"按{share}%", f"{share} %")
    if isinstance(rule, Last):
        return Say(f"后{rule.places}名", f"the last {rule.places}")
    if isinstance(rule, GradeQuota):
        share = number(rule.share)
        return Say(f"“{rule.name}”的比例：{share}", f"share of {rule.name}: {share}")
    if isinstance(rule, Conversion):
        points = number(rule.amount.points)
        return Say(f"每分折{points}分", f"{points} for each point")
    return Say("", "")
