"""The command: what it prints and writes."""

import json
from pathlib import Path

import pytest

from benchmarks.nrp.check import check
from benchmarks.nrp.run import HEADER, main


def test_every_instance_gets_a_line_and_a_roster(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = path.parent / "best_known.csv"
    table.write_text("instance,best_known\nInstance3,50\n", encoding="utf-8")
    out = tmp_path / "out"

    assert main(["--nrp", str(path.parent), "--seconds", "20", "--out", str(out)]) == 0

    header, line, summary = capsys.readouterr().out.splitlines()
    written = out / "Instance3.roster.json"
    verdict = check(path, written)
    assert header == HEADER
    assert line.split()[:3] == ["Instance3", "2×7", f"{verdict.value}*"]
    assert line.split()[4] == "50"
    assert line.split()[5] == f"{verdict.value / 50 - 1:.2%}"
    assert line.endswith("0 hard violations")
    assert summary.startswith("mean gap")
    assert set(json.loads(written.read_text(encoding="utf-8"))) == {"Ann", "Bob"}


def test_without_instances_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--nrp", str(tmp_path / "none"), "--out", str(tmp_path)]) == 0
    assert "no such Instance*.txt" in capsys.readouterr().out
