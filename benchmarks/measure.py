"""Work done in a process of its own, so that its memory and its seconds are its own."""

import os
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeVar

ROOT = Path(__file__).resolve().parents[1]
KIB_PER_MB = 1024
T = TypeVar("T")


class Trouble(Exception):
    """A measurement could not be made; says why in a line."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock, and seconds of all threads on a processor."""

    wall: float
    cpu: float


class Clock:
    """Counts what this process spends from now on."""

    def __init__(self) -> None:
        """Start."""
        self._wall, self._cpu = time.perf_counter(), _cpu_now()

    def spent(self) -> Spent:
        """Return what was spent since the start."""
        return Spent(time.perf_counter() - self._wall, _cpu_now() - self._cpu)


def _cpu_now() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def peak_mb() -> float:
    """Return the most memory that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MB


@dataclass(frozen=True, slots=True)
class Whole:
    """A finished process by the operating system's own account."""

    spent: Spent
    peak_mb: float
    code: int


def timed(
    command: Sequence[str], out: IO[bytes] | int = subprocess.DEVNULL, said: bytes = b""
) -> Whole:
    """Run a command to its end and return what the whole process took."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as spoken:
        spoken.write(said)
        spoken.seek(0)
        process = subprocess.Popen(command, stdin=spoken, stdout=out, cwd=ROOT)
        _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    spent = Spent(time.perf_counter() - start, usage.ru_utime + usage.ru_stime)
    return Whole(spent, usage.ru_maxrss / KIB_PER_MB, process.returncode)


def in_child(work: str, given: tuple[object, ...], answer: type[T]) -> tuple[T, Whole]:
    """Call ``module:function`` with ``given`` in a new process.

    Raises:
        Trouble: The process died, or what it was given is wrong.
    """
    with tempfile.TemporaryFile() as out:
        command = [sys.executable, "-m", "benchmarks.child", work]
        whole = timed(command, out, pickle.dumps(given))
        out.seek(0)
        text = out.read()
    if whole.code:
        raise Trouble(f"{work} ended with exit code {whole.code}")
    found: object = pickle.loads(text)
    if isinstance(found, str):
        raise Trouble(found)
    if not isinstance(found, answer):
        raise TypeError(f"{work} returned {type(found)}")
    return found, whole
