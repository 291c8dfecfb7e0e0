"""What is to be measured."""

from dataclasses import dataclass

from benchmarks.halls import Size


@dataclass(frozen=True, slots=True)
class Options:
    """What is to be measured.

    Attributes:
        requests: Random leave requests per hall.
        limit: Seconds for the textbook model; None = as long as ours suggests.
    """

    sizes: tuple[Size, ...]
    requests: int = 200
    seed: int = 1
    limit: float | None = None
