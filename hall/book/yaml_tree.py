"""Strict YAML: every value with its place, nothing guessed, nothing ignored."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import TypeVar

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from hall.book.cells import CellError
from hall.book.findings import Findings, Place, did_you_mean
from hall.errors import Say

_TAG = "tag:yaml.org,2002:"
_NUMBER_TAGS = (f"{_TAG}int", f"{_TAG}float")
_WRITE_LIKE_TEMPLATE = Say(
    "请对照 hallrota book new 生成的 hall.yaml 修改",
    "Compare with the hall.yaml that `hallrota book new` writes",
)
Value = TypeVar("Value")


class YamlTree:
    """Reads the nodes of one YAML file and notes their faults with line and column."""

    def __init__(self, file: str, findings: Findings) -> None:
        """Read ``file``, noting faults in ``findings``."""
        self._file = file
        self._findings = findings

    def root(self, text: str) -> Node | None:
        """Return the document's root node, or None if it is not YAML or empty."""
        try:
            node = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.YAMLError as error:
            self._syntax_fault(error)
            return None
        if node is None:
            self._findings.error(
                Place(self._file),
                Say("文件是空的", "the file is empty"),
                _WRITE_LIKE_TEMPLATE,
            )
        return node

    def fault(self, node: Node, what: Say, remedy: Say) -> None:
        """Note that something is wrong at ``node``."""
        self._findings.error(self._place(node), what, remedy)

    def is_null(self, node: Node) -> bool:
        """Tell whether the node says nothing (``null`` or an empty value)."""
        return bool(node.tag == f"{_TAG}null")

    def mapping(
        self, node: Node, allowed: tuple[str, ...], required: tuple[str, ...]
    ) -> Mapping[str, Node]:
        """Return the values by key; unknown, repeated and missing keys are faults."""
        values = self._pairs(node)
        for key, (key_node, _) in values.items():
            if key not in allowed:
                self.fault(
                    key_node,
                    Say(f"没有名为“{key}”的项", f"there is no key '{key}'"),
                    did_you_mean(
                        key,
                        allowed,
                        Say(
                            f"只能有：{'、'.join(allowed)}",
                            f"the keys are {', '.join(allowed)}",
                        ),
                    ),
                )
        for key in required:
            if key not in values and isinstance(node, MappingNode):
                self.fault(
                    node,
                    Say(f"缺少“{key}”", f"key '{key}' is missing"),
                    Say("请补上", "Add it"),
                )
        return {key: value for key, (_, value) in values.items() if key in allowed}

    def sequence(self, node: Node | None, empty: Say | None = None) -> list[Node]:
        """Return the items of a list; ``empty`` says why it must have some."""
        if node is None:
            return []
        if isinstance(node, SequenceNode):
            if empty and not node.value:
                self.fault(node, empty, _WRITE_LIKE_TEMPLATE)
            return list(node.value)
        self.fault(
            node,
            Say("这里应是一个列表", "a list is expected here"),
            _WRITE_LIKE_TEMPLATE,
        )
        return []

    def scalar(
        self, node: Node | None, parse: Callable[[str], Value], stand_in: Value
    ) -> Value:
        """Return what a single value says; ``stand_in`` if it is faulty or absent."""
        if node is None or self._is_clock_number(node):
            return stand_in
        if not isinstance(node, ScalarNode) or self.is_null(node) or not node.value:
            self.fault(
                node,
                Say("这里应有一个值", "a single value is expected here"),
                _WRITE_LIKE_TEMPLATE,
            )
            return stand_in
        try:
            return parse(node.value.strip())
        except CellError as error:
            self.fault(node, error.what, error.remedy)
            return stand_in

    def free_mapping(self, node: Node | None) -> Mapping[str, object]:
        """Return a mapping whose keys others check (readings, parameters)."""
        if node is None or self.is_null(node):
            return {}
        return {
            key: self._plain(value) for key, (_, value) in self._pairs(node).items()
        }

    def _pairs(self, node: Node) -> dict[str, tuple[Node, Node]]:
        if not isinstance(node, MappingNode):
            self.fault(
                node,
                Say("这里应是“键: 值”", "'key: value' pairs are expected here"),
                _WRITE_LIKE_TEMPLATE,
            )
            return {}
        pairs: dict[str, tuple[Node, Node]] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in pairs:
                self.fault(
                    key,
                    Say(f"“{name}”出现两次", f"key '{name}' occurs twice"),
                    Say("请删去一个", "Remove one of them"),
                )
            pairs[name] = (key, value)
        return pairs

    def _plain(self, node: Node) -> object:
        """Return a value of any shape; numbers exact, dates as text."""
        if isinstance(node, MappingNode):
            return self.free_mapping(node)
        if isinstance(node, SequenceNode):
            return [self._plain(item) for item in node.value]
        if self.is_null(node) or self._is_clock_number(node):
            return None
        if node.tag == f"{_TAG}bool":
            return self._truth(node)
        if node.tag in _NUMBER_TAGS:
            return self._number(node)
        return str(node.value)

    def _truth(self, node: Node) -> bool | None:
        if node.value in ("true", "false"):
            return bool(node.value == "true")
        self.fault(
            node,
            Say(
                f"“{node.value}”不加引号在 YAML 中是真假值",
                f"'{node.value}' without quotes is a truth value in YAML",
            ),
            Say("请写 true、false，或加上引号", "Write true or false, or quote it"),
        )
        return None

    def _number(self, node: Node) -> int | Decimal | None:
        try:
            number = Decimal(node.value)
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_finite():
            return int(number) if node.tag == f"{_TAG}int" else number
        self.fault(
            node,
            Say(f"“{node.value}”不是普通的数", f"'{node.value}' is not a plain number"),
            Say("请写成 2 或 2.5，或加上引号", "Write it like 2 or 2.5, or quote it"),
        )
        return None

    def _is_clock_number(self, node: Node) -> bool:
        """Tell, and note, that a bare 11:30 was read as a number of base sixty."""
        if node.tag not in _NUMBER_TAGS or ":" not in node.value:
            return False
        self.fault(
            node,
            Say(
                f"{node.value} 不加引号在 YAML 中是六十进制的数",
                f"{node.value} without quotes is a number of base sixty in YAML",
            ),
            Say(f'请加引号："{node.value}"', f'Quote it: "{node.value}"'),
        )
        return True

    def _syntax_fault(self, error: yaml.YAMLError) -> None:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        self._findings.error(
            Place(self._file, mark.line + 1, mark.column + 1)
            if mark
            else Place(self._file),
            Say(f"不是合法的 YAML（{problem}）", f"this is not sound YAML ({problem})"),
            Say("请检查缩进、冒号和引号", "Check indentation, colons and quotes"),
        )

    def _place(self, node: Node) -> Place:
        mark = node.start_mark
        return Place(self._file, mark.line + 1, mark.column + 1)
