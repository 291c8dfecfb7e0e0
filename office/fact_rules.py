"""What must be right about a fact before it is written down."""

import datetime as dt
from collections.abc import Collection, Iterator
from decimal import Decimal, InvalidOperation

from hall.book import WHOLE_HALL
from hall.domain import Fact, Hall
from hall.errors import Fault, Say
from scoring.vocabulary import FactType, Vocabulary


def fact_faults(hall: Hall, fact: Fact, words: Vocabulary) -> list[Fault]:
    """Return everything that is wrong with a fact; columns are those of facts.csv."""
    kind = words.types.get(fact.type)
    if kind is None:
        return [_no_such_type(fact.type)]
    found = [*_subject_faults(hall, fact, kind), *_figure_faults(fact, kind)]
    for name, value in fact.attributes.items():
        spelt = words.aliases.get(name, {}).get(str(value), value)
        found += _attribute_faults(hall, kind, name, spelt)
    return found


def subjects_of(hall: Hall, kind: FactType) -> tuple[str, ...]:
    """Return the ids that facts of a type can be about."""
    groups = {
        "staff": tuple(person.id for person in hall.staff),
        "window": tuple(window.id for window in hall.windows),
        "hall": (WHOLE_HALL,),
    }
    return tuple(name for group in kind.subject for name in groups[group])


def ids_of(hall: Hall, attribute: str) -> tuple[str, ...]:
    """Return the ids that an attribute naming somebody or a post can have."""
    if attribute == "post":
        return tuple(post.id for post in hall.posts)
    if attribute == "cadre":
        return tuple(cadre.id for cadre in hall.cadres)
    return tuple(person.id for person in hall.staff)


def _no_such_type(name: str) -> Fault:
    return Fault(
        "",
        Say(f"词汇表里没有“{name}”这种事", f"there is no type of fact '{name}'"),
        Say("请从词汇表中选一种", "Choose one of the vocabulary"),
        column="type",
    )


def _subject_faults(hall: Hall, fact: Fact, kind: FactType) -> Iterator[Fault]:
    if fact.subject not in subjects_of(hall, kind):
        who = {"staff": ("人员", "staff"), "window": ("窗口", "a window")}
        who["hall"] = (f"全厅（{WHOLE_HALL}）", f"the hall ({WHOLE_HALL})")
        zh, en = zip(*(who[each] for each in kind.subject), strict=True)
        yield Fault(
            "",
            Say(
                f"“{kind.zh}”不能记在“{fact.subject}”名下",
                f"'{kind.en}' cannot be about '{fact.subject}'",
            ),
            Say(f"请填{'或'.join(zh)}", f"Name {' or '.join(en)}"),
            column="subject",
        )


def _figure_faults(fact: Fact, kind: FactType) -> Iterator[Fault]:
    if kind.nature == "measured" and fact.value is None:
        yield Fault(
            "",
            Say(f"“{kind.zh}”没有填数值", f"'{kind.en}' has no figure"),
            Say(f"请填数值（{kind.unit}）", "Enter its figure"),
            column="value",
        )
    if fact.count is not None and fact.count <= 0:
        yield Fault(
            "",
            Say(
                f"次数“{fact.count}”不大于零", f"the count {fact.count} is not above 0"
            ),
            Say(
                "请填正数，或留空表示一次", "Enter a number above 0, or leave it empty"
            ),
            column="count",
        )


def _attribute_faults(
    hall: Hall, kind: FactType, name: str, value: object
) -> Iterator[Fault]:
    if name not in kind.attributes:
        yield _no_such_attribute(kind, name)
        return
    allowed = kind.attributes[name]
    if allowed == "number" and not _is_number(value):
        yield _unusable(name, value, Say("数字", "a number"))
    elif allowed == "date" and not isinstance(value, dt.date):
        yield _unusable(name, value, Say("日期，如 2026-06-03", "a date: 2026-06-03"))
    elif allowed == "id" and value not in ids_of(hall, name):
        yield _unusable(name, value, Say("本厅已有的编号", "an id of this hall"))
    elif isinstance(allowed, tuple) and not _listed(value, allowed):
        words = [str(each) for each in allowed]
        known = Say("、".join(words), " / ".join(words))
        yield _unusable(name, value, known)


def _listed(value: object, allowed: Collection[object]) -> bool:
    return str(value).lower() in {str(each).lower() for each in allowed}


def _is_number(value: object) -> bool:
    try:
        return not isinstance(value, bool) and Decimal(str(value)).is_finite()
    except InvalidOperation:
        return False


def _no_such_attribute(kind: FactType, name: str) -> Fault:
    known = list(kind.attributes)
    return Fault(
        "",
        Say(f"“{kind.zh}”没有“{name}”这一项", f"'{kind.en}' has no '{name}'"),
        Say(
            f"可填：{'、'.join(known) or '（无）'}",
            f"It can have: {', '.join(known) or 'none'}",
        ),
        column="attributes",
    )


def _unusable(name: str, value: object, wanted: Say) -> Fault:
    return Fault(
        "",
        Say(f"“{name}”不能是“{value}”", f"'{name}' cannot be '{value}'"),
        Say(f"请填：{wanted.zh}", f"Enter {wanted.en}"),
        column="attributes",
    )
