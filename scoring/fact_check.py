"""Refuse facts that policies cannot read: unknown types, numbers that are none."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from hall.domain import Fact
from hall.errors import Fault, PolicyError, Say
from scoring.fact_table import FactTable
from scoring.vocabulary import Vocabulary


def check_facts(facts: FactTable, words: Vocabulary) -> None:
    """Check facts against the vocabulary.

    Raises:
        PolicyError: With everything that is wrong in all facts.
    """
    if _maybe_wrong(facts, words):
        faults = [fault for fact in facts for fault in _faults(fact, words)]
        if faults:
            raise PolicyError(faults)


def _maybe_wrong(facts: FactTable, words: Vocabulary) -> bool:
    """Tell whether the columns hold a word that may be wrong for some fact."""
    if not all(name in words.types for name in facts.type.values):
        return True
    numbers = {
        name
        for each in words.types.values()
        for name, kind in each.attributes.items()
        if kind == "number"
    }
    columns = [each for name, each in facts.attributes.items() if name in numbers]
    return not all(_is_number(value) for each in columns for value in each.values)


def _faults(fact: Fact, words: Vocabulary) -> Iterator[Fault]:
    kind = words.types.get(fact.type)
    if kind is None:
        yield _unknown(fact)
        return
    for name, value in fact.attributes.items():
        if kind.attributes.get(name) == "number" and not _is_number(value):
            yield _no_number(fact, name, value)


def _is_number(value: object) -> bool:
    try:
        return Decimal(str(value)).is_finite()
    except InvalidOperation:
        return False


def _unknown(fact: Fact) -> Fault:
    return Fault(
        file="",
        what=Say(
            f"事实“{fact.id}”的类型“{fact.type}”不在词汇表中",
            f"fact '{fact.id}' has the unknown type '{fact.type}'",
        ),
        remedy=Say(
            "请改用 policies/vocabulary.yaml 中的类型",
            "Use a type of policies/vocabulary.yaml",
        ),
    )


def _no_number(fact: Fact, name: str, value: object) -> Fault:
    return Fault(
        file="",
        what=Say(
            f"事实“{fact.id}”的“{name}”不是数字：{value}",
            f"'{name}' of fact '{fact.id}' is not a number: {value}",
        ),
        remedy=Say("请写数字，如 2.5", "Write a number like 2.5"),
    )
