"""Strict YAML: plain data with the place of every value, and no silent conversions.

YAML 1.1 reads ``on`` as true, ``0.1`` as a binary fraction, ``11:30`` as 690 and keeps
the last of two equal keys. Rules are law: here each of these is exact or refused.
"""

import datetime as dt
import re
from dataclasses import dataclass, field
from decimal import Decimal

import yaml

from hall.errors import Fault, Say

Path = tuple[str | int, ...]
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TRAP = re.compile(
    r"yes|no|on|off|y|n|[-+]?[0-9]+(:[0-5]?[0-9])+|[-+]?0[0-9_]+"
    r"|[-+]?\.?[0-9][0-9_.]*([eE][-+]?[0-9]+)?|[-+]?\.(inf|nan)",
    re.IGNORECASE,
)
_DEEPEST = 30
_PLAIN: dict[str, object] = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "false": False,
}


# the C parser reads thirty policies in a fraction of the time, where PyYAML has it
_QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class YamlText:
    """A YAML document as plain data.

    Attributes:
        data: Dicts, lists, text, int, exact Decimal, bool, date or None.
        places: Line and column (from 1) of each value by its path of keys.
        keys: The same for the keys of mappings.
        faults: Everything that was refused.
    """

    file: str
    data: object = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, path: Path, what: Say, remedy: Say) -> None:
        """Report something wrong with the value at ``path``, or the nearest above."""
        self._fault(self.place(path), what, remedy)

    def key_fault(self, path: Path, what: Say, remedy: Say) -> None:
        """Report something wrong with the key at the end of ``path``."""
        self._fault(self.keys.get(path, self.place(path)), what, remedy)

    def _fault(self, place: tuple[int, int], what: Say, remedy: Say) -> None:
        self.faults.append(Fault(self.file, what, remedy, *place))

    def place(self, path: Path) -> tuple[int, int]:
        """Return line and column of the value at the longest known part of ``path``."""
        known = path
        while known and known not in self.places:
            known = known[:-1]
        return self.places.get(known, (1, 1))


def read_yaml(text: str, file: str) -> YamlText:
    """Read one YAML document; ``faults`` of the result says what was refused."""
    result = YamlText(file)
    try:
        node = _compose(text)
    except yaml.YAMLError as error:
        result.faults.append(_broken(file, error))
        return result
    if node is not None:
        result.data = _Walk(result).value(node, ())
    return result


def _compose(text: str) -> yaml.Node | None:
    """Parse quickly; what is broken is parsed again by the parser that says where."""
    try:
        return yaml.compose(text, _QUICK)
    except yaml.YAMLError:
        return yaml.compose(text, yaml.SafeLoader)


class _Walk:
    """Turns nodes into data, noting places and refusals on the way."""

    def __init__(self, result: YamlText) -> None:
        self.result = result

    def value(self, node: yaml.Node, path: Path) -> object:
        self.result.places[path] = _mark(node)
        if len(path) > _DEEPEST:
            self._refuse_depth(path)
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, path)
        items = enumerate(node.value)
        return [self.value(item, (*path, index)) for index, item in items]

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, object]:
        values: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            here = (*path, key)
            if key in values:
                self._refuse_twin(key, _mark(key_node), self.result.keys[here])
                continue
            self.result.keys[here] = _mark(key_node)
            if not key_node.style and _TRAP.fullmatch(key) and not key.isdigit():
                self.result.key_fault(here, *_trap(key))
            values[key] = self.value(value_node, here)
        return values

    def _scalar(self, node: yaml.ScalarNode, path: Path) -> object:
        text = str(node.value)
        if node.style:
            return text
        if text.lower() in _PLAIN:
            return _PLAIN[text.lower()]
        if _INT.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
        if _DATE.fullmatch(text):
            return self._date(text, path)
        if _TRAP.fullmatch(text):
            self.result.fault(path, *_trap(text))
        return text

    def _date(self, text: str, path: Path) -> object:
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            self.result.fault(
                path,
                Say(f"“{text}”这一天不存在", f"there is no day '{text}'"),
                Say("请写真实日期，如 2026-06-30", "Write a real day like 2026-06-30"),
            )
            return text

    def _refuse_depth(self, path: Path) -> None:
        self.result.fault(
            path,
            Say("嵌套过深", "nested too deeply"),
            Say("请不要让锚点指向自身", "Do not let an anchor contain itself"),
        )

    def _refuse_twin(
        self, key: str, second: tuple[int, int], first: tuple[int, int]
    ) -> None:
        what = Say(
            f"“{key}”写了两次（第一次在第{first[0]}行）",
            f"'{key}' is given twice (first in line {first[0]})",
        )
        remedy = Say("请删去其中一个", "Delete one of the two")
        self.result.faults.append(Fault(self.result.file, what, remedy, *second))


def _trap(text: str) -> tuple[Say, Say]:
    return (
        Say(
            f"“{text}”在 YAML 中有歧义",
            f"'{text}' means different things to different YAML readers",
        ),
        Say(
            f'文字请写 "{text}"，是非请写 true 或 false，小数请写成 0.5',
            f'Write "{text}" for text, true or false, or a number like 0.5',
        ),
    )


def _mark(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _broken(file: str, error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return Fault(
        file,
        what=Say(f"不是合法的 YAML：{problem}", f"not readable as YAML: {problem}"),
        remedy=Say("请检查缩进、引号和冒号", "Check indentation, quotes and colons"),
        row=mark.line + 1 if mark else None,
        column=mark.column + 1 if mark else None,
    )
