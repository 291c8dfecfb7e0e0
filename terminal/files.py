"""Files named on the command line: read plans, write results whole or not at all."""

import os
import tempfile
from pathlib import Path

from hall.errors import Fault, RequestError, Say
from hall.plan import Plan
from hall.plan_json import plan_from_json


def read_plan(path: Path | None) -> Plan | None:
    """Return the plan in a file; None where no file was named.

    Raises:
        RequestError: The file cannot be read, or is no plan.
    """
    return None if path is None else plan_in(path)


def plan_in(path: Path) -> Plan:
    """Return the plan in a file.

    Raises:
        RequestError: The file cannot be read, or is no plan.
    """
    try:
        return plan_from_json(path.read_text(encoding="utf-8"))
    except RequestError as error:
        raise RequestError(_in_file(fault, path) for fault in error.faults) from error
    except (OSError, UnicodeDecodeError) as error:
        raise RequestError([_unreadable(path)]) from error


def _in_file(fault: Fault, path: Path) -> Fault:
    return Fault(path.name, fault.what, fault.remedy, fault.row, fault.column)


def _unreadable(path: Path) -> Fault:
    return Fault(
        str(path),
        Say("读不了这个文件", "the file cannot be read"),
        Say("请检查路径与编码（UTF-8）", "Check the path and the encoding (UTF-8)"),
    )


def write_whole(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` so that nobody ever sees half of it.

    Raises:
        RequestError: The folder is not there or cannot be written to.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise RequestError([_unwritable(path)]) from error
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        draft.chmod(0o644)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise RequestError([_unwritable(path)]) from error


def _unwritable(path: Path) -> Fault:
    return Fault(
        str(path),
        Say("写不了这个文件", "the file cannot be written"),
        Say(
            "请换一个已有的、可写的文件夹",
            "Choose a folder that exists and is writable",
        ),
    )
