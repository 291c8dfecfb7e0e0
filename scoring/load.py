"""Read policy files strictly: all that is wrong at once, with line and column."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hall.errors import Fault, PolicyError, Say
from scoring.check import problems
from scoring.overlay import OVERLAY_SCHEMA, Overlay, misfits, overlaid
from scoring.policy import Policy
from scoring.refusals import sentence
from scoring.vocabulary import Vocabulary
from scoring.yaml_text import Path as KeyPath
from scoring.yaml_text import YamlText, read_yaml

Record = TypeVar("Record", bound=BaseModel)


def load_policy(path: Path, words: Vocabulary) -> Policy:
    """Read one policy file.

    Raises:
        PolicyError: With every fault of the file.
    """
    return read_policy(path, words)[0]


def read_policy(path: Path, words: Vocabulary) -> tuple[Policy, YamlText]:
    """Read one policy file; also return where everything stands in it.

    Raises:
        PolicyError: With every fault of the file.
    """
    policy, document = _read(path, Policy)
    for problem in problems(policy, words):
        document.fault(problem.path, problem.what, problem.remedy)
    if document.faults:
        raise PolicyError(sorted(document.faults, key=place_of))
    return policy, document


def is_overlay(path: Path) -> bool:
    """Tell whether a file says that it is an overlay."""
    data = read_file(path).data
    return isinstance(data, dict) and data.get("schema") == OVERLAY_SCHEMA


def read_overlay(
    path: Path, words: Vocabulary, library: Mapping[str, Policy]
) -> tuple[Policy, YamlText]:
    """Read a hall's prices for a catalogue; return them as a policy of its own.

    Raises:
        PolicyError: With every fault of the file.
    """
    overlay, document = _read(path, Overlay)
    base = library.get(overlay.of)
    found = list(misfits(overlay, base))
    policy = None if found or base is None else overlaid(overlay, base)
    for problem in found if policy is None else problems(policy, words):
        document.fault(own_path(problem.path), problem.what, problem.remedy)
    if document.faults or policy is None:
        raise PolicyError(sorted(document.faults, key=place_of))
    return policy, document


def own_path(path: KeyPath) -> KeyPath:
    """Return where a clause of the policy that an overlay makes stands in its file."""
    return ("prices", *path[1:]) if path[:1] == ("clauses",) else path


@cache
def load_vocabulary(path: Path) -> Vocabulary:
    """Read the fact vocabulary.

    Raises:
        PolicyError: With every fault of the file.
    """
    return _read(path, Vocabulary)[0]


def read_file(path: Path) -> YamlText:
    """Read a YAML file; what cannot be opened or decoded is one fault."""
    try:
        return read_yaml(path.read_text(encoding="utf-8"), path.name)
    except (OSError, UnicodeDecodeError):
        result = YamlText(path.name)
        what = Say("读不了这个文件", "the file cannot be read")
        remedy = Say(
            "请检查路径与编码（UTF-8）", "Check the path and the encoding (UTF-8)"
        )
        result.faults.append(Fault(str(path), what, remedy))
        return result


def report(document: YamlText, error: ValidationError) -> None:
    """Turn what pydantic refuses into faults of the document, one for each place."""
    known = {(fault.row, fault.column) for fault in document.faults}
    for each in _own_faults(error):
        kind = each["type"]
        unknown = kind == "extra_forbidden"
        path = _known_path(document, each["loc"], key=unknown or kind == "missing")
        place = document.keys[path] if unknown else document.place(path)
        if place not in known:
            known.add(place)
            say = document.key_fault if unknown else document.fault
            say(path, *sentence(kind, path, each["msg"], each.get("ctx", {})))


def _own_faults(error: ValidationError) -> Iterator[ErrorDetails]:
    """Yield faults, but no list that is too short only for want of a faulty item."""
    every = error.errors()
    for each in every:
        loc = each["loc"]
        inner = any(e["loc"][: len(loc)] == loc != e["loc"] for e in every)
        if each["type"] != "too_short" or not inner:
            yield each


def _read(path: Path, kind: type[Record]) -> tuple[Record, YamlText]:
    document = read_file(path)
    record: Record | None = None
    if document.data is not None or not document.faults:
        try:
            record = kind.model_validate(document.data)
        except ValidationError as error:
            report(document, error)
    if document.faults or record is None:
        raise PolicyError(sorted(document.faults, key=place_of))
    return record, document


def place_of(fault: Fault) -> tuple[int, int]:
    """Return line and column of a fault, to sort by."""
    column = fault.column if isinstance(fault.column, int) else 0
    return fault.row or 0, column


def _known_path(document: YamlText, loc: KeyPath, *, key: bool) -> KeyPath:
    """Drop the names of union members, which pydantic puts into its paths.

    Args:
        document: The file.
        loc: Pydantic's path.
        key: Whether it ends in a key, which may not be there.
    """
    path: KeyPath = ()
    for number, part in enumerate(loc, 1):
        longer = (*path, part)
        known = longer in document.places or longer in document.keys
        if known or (key and number == len(loc)):
            path = longer
    return path
