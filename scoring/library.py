"""The library: all policies that the product knows, by id."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from hall.errors import Fault, PolicyError, Say
from scoring.load import is_overlay, load_policy, load_vocabulary, read_overlay
from scoring.policy import Policy
from scoring.triggers import AverageTrigger
from scoring.vocabulary import Vocabulary

POLICIES = Path(__file__).resolve().parents[1] / "policies"
_VOCABULARY = "vocabulary.yaml"
_OVERLAYS = "overlays"


def load_library(root: Path | None = None) -> Mapping[str, Policy]:
    """Return the policies of a folder by id; read once.

    Raises:
        PolicyError: With the faults of all files.
    """
    return _load(root or POLICIES)


def vocabulary(root: Path | None = None) -> Vocabulary:
    """Return the fact vocabulary that the policies of a folder speak.

    Raises:
        PolicyError: With every fault of the file.
    """
    return load_vocabulary((root or POLICIES) / _VOCABULARY)


def load_file(path: Path) -> Policy:
    """Return the policy of one file: a document, or a hall's prices for a catalogue.

    Raises:
        PolicyError: With every fault of the file.
    """
    if is_overlay(path):
        return read_overlay(path, vocabulary(), load_library())[0]
    return load_policy(path, vocabulary())


def policy_files(root: Path) -> tuple[Path, ...]:
    """Return the policy files of a folder, in order."""
    files = sorted(root.glob("*.yaml"))
    return tuple(file for file in files if file.name != _VOCABULARY)


def overlay_files(root: Path) -> tuple[Path, ...]:
    """Return the halls' own price files of a folder, in order."""
    return tuple(sorted((root / _OVERLAYS).glob("*.yaml")))


@cache
def _load(root: Path) -> Mapping[str, Policy]:
    words = vocabulary(root)
    policies: dict[str, Policy] = {}
    faults: list[Fault] = []
    for path in policy_files(root):
        faults += _add(path, words, policies)
    faults += _lost_averages(policies)
    for path in overlay_files(root):
        faults += _add(path, words, policies)
    if faults:
        raise PolicyError(faults)
    return MappingProxyType(policies)


def _add(path: Path, words: Vocabulary, policies: dict[str, Policy]) -> list[Fault]:
    try:
        if path.parent.name == _OVERLAYS:
            policy, _ = read_overlay(path, words, policies)
        else:
            policy = load_policy(path, words)
    except PolicyError as error:
        return list(error.faults)
    if path.stem != policy.id:
        return [_misnamed(path, policy.id)]
    if policy.id in policies:
        return [_taken(path, policy.id)]
    policies[policy.id] = policy
    return []


def _lost_averages(policies: Mapping[str, Policy]) -> Iterator[Fault]:
    for policy in policies.values():
        for clause in policy.clauses:
            trigger = clause.trigger
            if isinstance(trigger, AverageTrigger) and trigger.of not in policies:
                yield _lost(policy.id, trigger.of)
        stars = policy.standings.stars
        if stars is not None and stars.of not in policies:
            yield _lost(policy.id, stars.of)


def _lost(policy_id: str, missing: str) -> Fault:
    return Fault(
        f"{policy_id}.yaml",
        Say(f"没有办法“{missing}”", f"there is no policy '{missing}'"),
        Say(f"请加入 {missing}.yaml", f"Add {missing}.yaml"),
    )


def _taken(path: Path, policy_id: str) -> Fault:
    return Fault(
        path.name,
        Say(f"已有办法“{policy_id}”", f"there is a policy '{policy_id}' already"),
        Say("请另取一个 id", "Give it another id"),
    )


def _misnamed(path: Path, policy_id: str) -> Fault:
    return Fault(
        path.name,
        Say(f"文件中的 id 是“{policy_id}”", f"the id in the file is '{policy_id}'"),
        Say(f"请把文件命名为 {policy_id}.yaml", f"Name the file {policy_id}.yaml"),
    )
