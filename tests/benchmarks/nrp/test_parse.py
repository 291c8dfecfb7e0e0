"""Reading an instance."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.nrp.parse import Unreadable, read_instance


def test_an_instance_is_read_whole(path: Path) -> None:
    instance = read_instance(path)

    assert (instance.people, instance.shifts) == (("Ann", "Bob"), ("E", "L"))
    assert instance.days == 7
    assert instance.contracts[0].max_minutes == 2640
    assert instance.contracts[1].max_weekends == 0
    assert instance.follows.tolist() == [[True, True], [False, True]]
    assert instance.most.tolist() == [[7, 2], [7, 0]]
    assert np.argwhere(instance.free).tolist() == [[0, 3]]
    assert instance.need[3].tolist() == [2, 0]


def test_nobody_working_costs_every_wish_and_every_cover(path: Path) -> None:
    instance = read_instance(path)
    nobody = np.full((2, 7), -1)

    assert instance.cost(nobody) == 5 + 12 + 9 * 10 + 30


def test_a_file_of_another_kind_is_named(tmp_path: Path) -> None:
    path = tmp_path / "Instance1.txt"
    path.write_text("SECTION_HORIZON\nsoon\n", encoding="utf-8")

    with pytest.raises(Unreadable, match="Instance1"):
        read_instance(path)
