"""The text of hall.yaml: what ``settings`` reads, written again."""

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from hall.domain import Block, Hall, PolicyChoice

_PLAIN = re.compile(r"[^\W\d_][\w-]*")
_YAML_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def settings_text(hall: Hall) -> str:
    """Return the text of hall.yaml for a hall."""
    lines = [f"id: {_value(hall.id)}", f"name: {_value(hall.name)}", "blocks:"]
    lines += [f"  - {_block(block)}" for block in hall.blocks]
    if hall.canteen_seats is not None:
        lines.append(f"canteen_seats: {hall.canteen_seats}")
    if hall.working_days is not None:
        lines.append("working_days:")
        lines += [f'  - "{day.isoformat()}"' for day in hall.working_days]
    if hall.policies:
        lines.append("policies:")
        lines += [f"  - {_policy(choice)}" for choice in hall.policies]
    if hall.leave_max_points is not None:
        lines.append(f"leave: {{max_points: {hall.leave_max_points}}}")
    return "\n".join(lines) + "\n"


def _block(block: Block) -> str:
    return (
        f'{{id: {_value(block.id)}, start: "{block.start:%H:%M}", '
        f'end: "{block.end:%H:%M}", session: {block.session}}}'
    )


def _policy(choice: PolicyChoice) -> str:
    parts = [f"id: {_value(choice.id)}"]
    if choice.readings:
        parts.append(f"readings: {_value(choice.readings)}")
    if choice.parameters:
        parts.append(f"parameters: {_value(choice.parameters)}")
    return f"{{{', '.join(parts)}}}"


def _value(value: object) -> str:
    """Return any value in one line of YAML, quoted where YAML would misread it."""
    if isinstance(value, Mapping):
        pairs = (f"{_value(str(key))}: {_value(part)}" for key, part in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Sequence):
        return f"[{', '.join(_value(item) for item in value)}]"
    return f"{value:f}" if isinstance(value, Decimal) else json.dumps(value)


def _text(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _YAML_WORDS:
        return text
    return f'"{"".join(map(_quoted, text))}"'


def _quoted(char: str) -> str:
    """Return a character as it stands between double quotes in YAML."""
    if char in ('"', "\\"):
        return f"\\{char}"
    return char if char.isprintable() else f"\\U{ord(char):08x}"
