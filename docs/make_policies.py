"""Write docs/policies.md: every system, its clauses, prices and readings, side by side.

`python docs/make_policies.py` after a change in policies/; a test compares the page.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from scoring.clauses import Clause  # noqa: E402 - the path comes first
from scoring.describe import ClauseText, describe  # noqa: E402
from scoring.library import load_library, vocabulary  # noqa: E402
from scoring.policy import Policy  # noqa: E402
from scoring.price_text import number, span  # noqa: E402

PAGE = ROOT / "docs" / "policies.md"
HEAD = """\
# 考核办法目录 · The assessment systems

本页由 `docs/make_policies.py` 从 `policies/` 生成，请勿手改；条款引文一字不改。
Made from `policies/` by `docs/make_policies.py`; do not edit. Quotes are verbatim.
"""
PRICES = """\
## 同一事实，各办法的价 · The same fact, priced by each

扣分为“−”，加分为“+”；“空白”待填，“全”为本项扣完，“不计分”只有其他后果，“罚”为元。
− is lost and + gained; 空白 is a blank to be filled in, 全 the whole section, 不计分 no
points but another consequence, 罚 a fine in yuan.
"""
WORDS = vocabulary()


def page() -> str:
    """Return the page for the policies of the library."""
    policies = list(load_library().values())
    parts = [HEAD, glance(policies), PRICES, side_by_side(policies)]
    return "\n".join([*parts, *map(system, policies)]).rstrip() + "\n"


def glance(policies: list[Policy]) -> str:
    """Return the table of all systems."""
    rows = (
        (
            f"[{each.id}](#{each.id})",
            f"{each.title.zh} · {each.title.en}",
            kind(each),
            str(len(describe(each))),
            str(len(each.readings)),
            str(len(each.parameters) or ""),
        )
        for each in policies
    )
    names = ("id", "名称 · title", "性质 · kind", "条款", "读法", "空白")
    return f"## 一览 · At a glance\n\n{table(names, rows)}"


def kind(policy: Policy) -> str:
    """Return whether a system has prices, blanks, criteria or rules of leave."""
    if policy.scorable:
        blank = any(not each.optional for each in policy.parameters)
        return "空白 · template" if blank else "有分值 · priced"
    return "请假 · leave" if policy.leave else "目录 · catalogue"


def side_by_side(policies: Iterable[Policy]) -> str:
    """Return the table of facts by policies, for facts that two or more price."""
    priced = [each for each in policies if each.scorable]
    rows = []
    for fact in WORDS.types.values():
        cells = [cell(policy, fact.id) for policy in priced]
        if sum(map(bool, cells)) > 1:
            rows.append((f"{fact.zh} `{fact.id}`", *cells))
    return table(("事实 · fact", *(each.id for each in priced)), rows)


def cell(policy: Policy, fact: str) -> str:
    """Return the short prices of one fact under one policy."""
    found = (
        compact(clause)
        for clause in policy.clauses
        if fact in getattr(clause.trigger, "facts", ())
    )
    return "、".join(dict.fromkeys(filter(None, found)))


def compact(clause: Clause) -> str:
    """Return a clause's price in a few characters."""
    sign = "+" if clause.polarity == "bonus" else "−"
    points = dict.fromkeys(stated(clause.amount))
    text = "/".join(points)
    if clause.amount.kind == "zero_section":
        text = "全"
    elif not text:
        return "不计分" if clause.then.model_dump(exclude_defaults=True) else ""
    fine = f"罚{clause.then.fine}" if clause.then.fine else ""
    return f"{sign}{text}{fine}"


def stated(part: object, key: str = "") -> Iterator[str]:
    """Yield the points that an amount states."""
    if key in ("points", "tiers") and not isinstance(part, (dict, tuple)):
        text = number(part)  # type: ignore[arg-type]
        yield "空白" if text.startswith("____") else text
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from stated(getattr(part, name), name)
    elif isinstance(part, (dict, tuple)):
        every = part.values() if isinstance(part, dict) else part
        for each in every:
            yield from stated(each, key)


def system(policy: Policy) -> str:
    """Return the section of one system."""
    status = {"official": "发布稿", "template": "范本", "draft": "草案"}[policy.status]
    broken = "；已知原文不全 · the known text breaks off" if policy.truncated else ""
    parts = [
        f'<a id="{policy.id}"></a>\n',
        f"## {policy.title.zh} · {policy.title.en}\n",
        f"`{policy.id}` · {policy.source} · {status}{broken}\n",
        blanks(policy),
        readings(policy),
        clauses(describe(policy)),
        grades(policy),
        remarks(policy),
    ]
    return "\n".join(part for part in parts if part)


def blanks(policy: Policy) -> str:
    """Return the blanks of a system."""
    rows = (
        (each.name, f"{each.note.zh} · {each.note.en}", span(each.within), each.quote)
        for each in policy.parameters
    )
    names = ("空白 · blank", "含义 · meaning", "可填", "原文")
    return table(names, rows)


def readings(policy: Policy) -> str:
    """Return the readings of a system, the default first."""
    rows = (
        (
            each.name,
            f"**{value(each.default)}** · {' · '.join(map(value, each.allowed))}",
            f"{each.note.zh} · {each.note.en}",
        )
        for each in policy.readings
    )
    return table(("读法 · reading", "**默认** · 可取", "含义 · meaning"), rows)


def value(given: object) -> str:
    """Return a value of a reading as it is written."""
    if isinstance(given, tuple):
        return "+".join(map(value, given))
    if isinstance(given, bool):
        return str(given).lower()
    return "null" if given is None else str(given)


def clauses(texts: Iterable[ClauseText]) -> str:
    """Return the clauses of a system with quote, price and readings."""
    rows = (
        (each.number, each.title, each.price, "、".join(each.readings), each.quote)
        for each in texts
    )
    return table(("条款", "内容", "价 · 要求", "读法", "原文"), rows)


def grades(policy: Policy) -> str:
    """Return the ratings by score."""
    if policy.grades is None:
        return ""
    rows = ((band.name, span(band.scores)) for band in policy.grades.bands)
    return table(("等次 · rating", "得分 · score"), rows)


def remarks(policy: Policy) -> str:
    """Return what is no rule of the system, and why."""
    rows = (
        (each.number, each.quote, f"{each.reason.zh} · {each.reason.en}")
        for each in policy.remarks
    )
    return table(("条款", "不是规则的文字 · no rule", "为什么 · why"), rows)


def table(names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table, nothing if it has no rows."""
    lines = [" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows]
    if not lines:
        return ""
    head = [" | ".join(names), " | ".join("---" for _ in names)]
    return "\n".join(f"| {line} |" for line in [*head, *lines]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
