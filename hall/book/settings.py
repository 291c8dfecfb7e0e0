"""hall.yaml: what a hall is called, how its day is cut, what rules are in force."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from yaml.nodes import Node

from hall.book.cells import as_date, as_id, as_minute, as_text, as_whole
from hall.book.findings import Findings
from hall.book.schema import SETTINGS
from hall.book.words import one_of
from hall.book.yaml_tree import YamlTree
from hall.domain import Block, PolicyChoice, Session
from hall.errors import Say

_KEYS = (
    "id",
    "name",
    "blocks",
    "canteen_seats",
    "working_days",
    "policies",
    "leave",
)
_REQUIRED_KEYS = ("id", "name", "blocks")
_BLOCK_KEYS = ("id", "start", "end", "session")
_POLICY_KEYS = ("id", "readings", "parameters")
_SESSIONS: tuple[Session, ...] = get_args(Session)
_UNKNOWN_TIME = dt.time.max


@dataclass(frozen=True, slots=True)
class Settings:
    """What hall.yaml says."""

    id: str
    name: str
    blocks: tuple[Block, ...]
    canteen_seats: int | None
    working_days: tuple[dt.date, ...] | None
    policies: tuple[PolicyChoice, ...]
    leave_max_points: int | None


def read_settings(
    text: str, findings: Findings, file: str = SETTINGS
) -> Settings | None:
    """Return what hall.yaml says; None = it has faults, all of them noted."""
    before = len(findings.errors)
    tree = YamlTree(file, findings)
    root = tree.root(text)
    if root is None:
        return None
    keys = tree.mapping(root, _KEYS, _REQUIRED_KEYS)
    settings = _settings(keys, tree)
    return settings if len(findings.errors) == before else None


def _settings(keys: Mapping[str, Node], tree: YamlTree) -> Settings:
    return Settings(
        id=tree.scalar(keys.get("id"), as_id, ""),
        name=tree.scalar(keys.get("name"), as_text, ""),
        blocks=_blocks(keys.get("blocks"), tree),
        canteen_seats=_canteen_seats(keys.get("canteen_seats"), tree),
        working_days=_working_days(keys.get("working_days"), tree),
        policies=_policies(keys.get("policies"), tree),
        leave_max_points=_leave_max_points(keys.get("leave"), tree),
    )


def _blocks(node: Node | None, tree: YamlTree) -> tuple[Block, ...]:
    """Read the blocks; they must follow each other in time and in session."""
    items = tree.sequence(node, Say("没有任何时段", "there is no block"))
    blocks = [_block(item, tree) for item in items]
    for item, block, earlier in zip(items[1:], blocks[1:], blocks, strict=False):
        _check_order(item, earlier, block, tree)
    _check_unique(items, [block.id for block in blocks], tree)
    return tuple(blocks)


def _block(node: Node, tree: YamlTree) -> Block:
    keys = tree.mapping(node, _BLOCK_KEYS, _BLOCK_KEYS)
    block = Block(
        id=tree.scalar(keys.get("id"), as_id, ""),
        start=tree.scalar(keys.get("start"), as_minute, _UNKNOWN_TIME),
        end=tree.scalar(keys.get("end"), as_minute, _UNKNOWN_TIME),
        session=tree.scalar(keys.get("session"), one_of(_SESSIONS), "am"),
    )
    if block.end <= block.start and _UNKNOWN_TIME not in (block.start, block.end):
        tree.fault(
            keys["end"],
            Say(
                f"时段“{block.id}”在开始之前结束",
                f"block '{block.id}' ends before it starts",
            ),
            Say("请改正 start 或 end", "Correct start or end"),
        )
    return block


def _check_order(node: Node, earlier: Block, block: Block, tree: YamlTree) -> None:
    if _UNKNOWN_TIME in (earlier.end, block.start):
        return  # the time itself was faulty, and is reported
    if block.start < earlier.end:
        tree.fault(
            node,
            Say(
                f"时段“{block.id}”与前一时段“{earlier.id}”重叠或次序颠倒",
                f"block '{block.id}' overlaps or precedes block '{earlier.id}'",
            ),
            Say(
                "请按时间先后排列，互不重叠",
                "List the blocks in order, not overlapping",
            ),
        )
    elif _SESSIONS.index(block.session) < _SESSIONS.index(earlier.session):
        tree.fault(
            node,
            Say(
                f"时段“{block.id}”（{block.session}）排在 {earlier.session} 之后",
                f"block '{block.id}' ({block.session}) follows a block of "
                f"{earlier.session}",
            ),
            Say("次序应为 am、noon、pm", "The order is am, noon, pm"),
        )


def _canteen_seats(node: Node | None, tree: YamlTree) -> int | None:
    if node is None or tree.is_null(node):
        return None
    return tree.scalar(node, as_whole, 0)


def _working_days(node: Node | None, tree: YamlTree) -> tuple[dt.date, ...] | None:
    if node is None or tree.is_null(node):
        return None
    empty = Say(
        "working_days 是空的；不写此项即采用全国工作日历",
        "working_days is empty; without the key the national calendar is used",
    )
    items = tree.sequence(node, empty)
    days = [tree.scalar(item, as_date, dt.date.min) for item in items]
    _check_unique(items, [day.isoformat() for day in days], tree)
    return tuple(sorted(days))


def _policies(node: Node | None, tree: YamlTree) -> tuple[PolicyChoice, ...]:
    if node is None or tree.is_null(node):
        return ()
    items = tree.sequence(node)
    policies = [_policy(item, tree) for item in items]
    _check_unique(items, [policy.id for policy in policies], tree)
    return tuple(policies)


def _policy(node: Node, tree: YamlTree) -> PolicyChoice:
    keys = tree.mapping(node, _POLICY_KEYS, ("id",))
    return PolicyChoice(
        id=tree.scalar(keys.get("id"), as_id, ""),
        readings=tree.free_mapping(keys.get("readings")),
        parameters=tree.free_mapping(keys.get("parameters")),
    )


def _leave_max_points(node: Node | None, tree: YamlTree) -> int | None:
    if node is None or tree.is_null(node):
        return None
    limit = tree.mapping(node, ("max_points",), ()).get("max_points")
    if limit is None or tree.is_null(limit):
        return None
    return tree.scalar(limit, as_whole, 0)


def _check_unique(nodes: list[Node], ids: list[str], tree: YamlTree) -> None:
    for index, (node, name) in enumerate(zip(nodes, ids, strict=True)):
        if name and name in ids[:index]:
            tree.fault(
                node,
                Say(f"“{name}”出现两次", f"'{name}' occurs twice"),
                Say("请删去或改名", "Remove or rename one of them"),
            )
