"""What is wrong with one value of a file, and what to write, in both languages."""

from collections.abc import Callable, Mapping
from typing import Any

from hall.errors import Say
from scoring.yaml_text import Path

Context = Mapping[str, Any]
Sentence = tuple[Say, Say]
_TONGUES = 2


def sentence(kind: str, path: Path, message: str, context: Context) -> Sentence:
    """Return fault and remedy for a refusal of pydantic.

    Args:
        kind: Pydantic's name of the refusal.
        path: Where the value stands.
        message: Pydantic's own words, for kinds that have none here.
        context: What the value was compared with.
    """
    where = ".".join(map(str, path)) or "file"
    if kind == "extra_forbidden":
        return (
            Say(f"没有“{path[-1]}”这一项", f"unknown key '{path[-1]}' ({where})"),
            Say(
                "请对照 policies/README.md 改正拼写或删去",
                "Correct its spelling or delete it; policies/README.md lists the keys",
            ),
        )
    if kind == "missing":
        return (
            Say(f"缺少“{path[-1]}”", f"'{path[-1]}' is missing ({where})"),
            Say("请补上", "Add it"),
        )
    wanted = _WANTED.get(kind, _as_it_says)(context, message)
    what = Say(f"“{where}”的值不合要求", f"bad value of '{where}'")
    return (what, wanted)


def _as_it_says(context: Context, message: str) -> Say:
    """Say what the record itself asks for; it has words for both languages."""
    error = context.get("error")
    zh, en = error.args if error and len(error.args) == _TONGUES else (message, message)
    return Say(zh, en)


def _end(zh: str, en: str, key: str) -> Callable[[Context, str], Say]:
    def say(context: Context, _: str) -> Say:
        return Say(f"{zh}{context[key]}", f"{en} {context[key]}")

    return say


def _plain(zh: str, en: str) -> Callable[[Context, str], Say]:
    return lambda _context, _message: Say(zh, en)


_NUMBER = _plain("请写数字，如 0.5", "Write a number like 0.5")
_LIST = _plain("请写成列表，如 [a, b]", "Write a list like [a, b]")
_KEYS = _plain("请写成“名称: 值”", "Write keys and values, like {a: 1}")
_WANTED: dict[str, Callable[[Context, str], Say]] = {
    "is_instance_of": _NUMBER,
    "decimal_type": _NUMBER,
    "int_type": _plain("请写整数", "Write a whole number"),
    "string_type": _plain("请写文字；数字要加引号", 'Write text; quote numbers: "5"'),
    "bool_type": _plain("请写 true 或 false", "Write true or false"),
    "date_type": _plain("请写日期，如 2026-06-30", "Write a day like 2026-06-30"),
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _KEYS,
    "model_type": _KEYS,
    "greater_than_equal": _end("不能小于", "It should be at least", "ge"),
    "greater_than": _end("须大于", "It should be greater than", "gt"),
    "decimal_max_places": _end(
        "小数位数最多", "Decimal places at most:", "decimal_places"
    ),
    "too_short": _end("至少要有几项：", "Items at least:", "min_length"),
    "string_too_short": _end("至少要有几个字：", "Characters at least:", "min_length"),
    "string_pattern_mismatch": _end("写法须合", "It must look like", "pattern"),
    "literal_error": _end("只能写 ", "Write one of", "expected"),
    "union_tag_invalid": _end("只能写 ", "Write one of", "expected_tags"),
}
