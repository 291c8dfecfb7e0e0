"""The vocabulary as people look it up: by words, or by the first letters of pinyin."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from pypinyin import Style, lazy_pinyin

from scoring.vocabulary import FactType, Vocabulary
from ui.texts import Texts

_CHINESE = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Term:
    """A type of facts, or one known value of it such as breakfast of eating.

    Attributes:
        given: The attributes that choosing it fills in.
    """

    type: str
    given: tuple[tuple[str, str], ...] = ()


@cache
def initials(text: str) -> str:
    """Return the first letters of the pinyin of the Chinese in ``text``."""
    found = "".join(_CHINESE.findall(text))
    return "".join(lazy_pinyin(found, style=Style.FIRST_LETTER))


def terms(words: Vocabulary) -> list[Term]:
    """Return everything that can be looked up: types, then their kinds."""
    found: list[Term] = []
    for kind in words.facts:
        found.append(Term(kind.id))
        found += [Term(kind.id, ((name, value),)) for name, value in _kinds(kind)]
    return found


def _kinds(kind: FactType) -> list[tuple[str, str]]:
    """Return the values that people have words of their own for."""
    return [
        (name, str(value))
        for name in ("what", "kind", "cause")
        for value in _choices(kind, name)
    ]


def _choices(kind: FactType, name: str) -> tuple[object, ...]:
    allowed = kind.attributes.get(name)
    return allowed if isinstance(allowed, tuple) else ()


def labels(words: Vocabulary, say: Texts) -> Mapping[Term, str]:
    """Return what each term is called; in Chinese with the letters that find it."""
    name = _chinese if say.lang == "zh" else _english
    return {term: name(words.types[term.type], term, say) for term in terms(words)}


def _chinese(kind: FactType, term: Term, say: Texts) -> str:
    values = [value_name(say, name, value) for name, value in term.given]
    letters = " ".join(initials(part) for part in (*values, kind.zh))
    return f"{say.list(values) or kind.zh}{_of(kind.zh, values)} {letters}"


def _of(name: str, values: list[str]) -> str:
    return f" · {name}" if values else ""


def _english(kind: FactType, term: Term, say: Texts) -> str:
    values = [value_name(say, name, value) for name, value in term.given]
    return f"{say.list(values) or kind.en}{_of(kind.en, values)}"


def value_name(say: Texts, attribute: str, value: object) -> str:
    """Return the name of a known value of an attribute."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if attribute == "kind":
        return say.code("leave_kind", text)
    return say.code("fact_value", text)


def finder(words: Vocabulary, say: Texts) -> Callable[[Term], str]:
    """Return the function that labels a term for the search field."""
    return labels(words, say).__getitem__
