"""Cases in one line each: the law as read clause by clause, beside the case format.

A file of ``tests/scoring/law`` is about one policy. What it says once (period, windows,
parameters, working days, inputs, facts that every case has) a case may say differently;
null takes it away. A fact reads ``type subject date key=value …``; a date without year
is of 2026, an input reads ``name subject period value``.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

Plain = dict[str, Any]


def expanded(source: Path, target: Path) -> Path:
    """Write the cases of ``source`` to ``target`` as ``hallrota case`` reads them."""
    file = yaml.safe_load(source.read_text(encoding="utf-8"))
    common = {key: value for key, value in file.items() if key != "cases"}
    cases = [
        _case(f"{source.stem}-{number:03d}", {**common, **each})
        for number, each in enumerate(file["cases"], 1)
    ]
    text = yaml.safe_dump({"cases": cases}, allow_unicode=True, sort_keys=False)
    target.write_text(text, encoding="utf-8")
    return target


def _case(name: str, said: Plain) -> Plain:
    facts = [*(said.get("base") or ()), *(said.get("facts") or ())]
    case = {
        "case": name,
        "title": said.get("note", ""),
        "policy": said["policy"],
        "period": str(said["period"]),
        "readings": said.get("readings", {}),
        "parameters": said.get("parameters") or {},
        "windows": [_window(each) for each in said["windows"]],
        "facts": [_fact(f"f{n}", each) for n, each in enumerate(facts, 1)],
        "inputs": [_input(each) for each in said.get("inputs") or ()],
        "expect": said["expect"],
    }
    if said.get("days"):
        case["working_days"] = [_date(each) for each in said["days"].split()]
    return case


def _window(text: str) -> Plain:
    names, _, staff = text.partition(":")
    name, *kind = names.split()
    window: Plain = {"id": name, "staff": staff.split()}
    return window | ({"class": kind[0]} if kind else {})


def _fact(name: str, text: str) -> Plain:
    kind, subject, date, *more = text.split()
    fact = {"id": name, "type": kind, "subject": subject, "date": _date(date)}
    return fact | dict(_attributes(more))


def _attributes(said: list[str]) -> Iterator[tuple[str, object]]:
    for each in said:
        name, _, value = each.partition("=")
        yield name, yaml.safe_load(value)


def _input(text: str) -> Plain:
    name, subject, period, value = text.split()
    shown = yaml.safe_load(value)
    return {"name": name, "subject": subject, "period": period, "value": shown}


def _date(text: str) -> dt.date:
    return dt.date.fromisoformat(text if text.count("-") == 2 else f"2026-{text}")
