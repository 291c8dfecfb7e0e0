"""The app starts with a planned hall the first time, and with what it has later."""

import os
import socket
from pathlib import Path

import pytest

from hall.domain import Hall
from office import Office
from terminal import serve
from tests.cli.conftest import DATA, Command
from ui.texts import Texts


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the database in a temporary folder, and let a small hall be the demo."""
    monkeypatch.setenv("HALLROTA_DATABASE_URL", f"sqlite:///{tmp_path}/hall.db")
    monkeypatch.setattr(serve, "DEMO", DATA / "small")


def loaded() -> tuple[Hall, int]:
    """Return the hall in the database and the version of its plan."""
    office = Office.open()
    stored = office.newest(serve.DEMO_MONTH)
    hall = office.hall()
    office.close()
    return hall, stored.version if stored else 0


def test_the_first_start_loads_and_plans_the_demo_hall(
    capsys: pytest.CaptureFixture[str],
) -> None:
    serve.prepare(None, Texts("zh"))

    hall, version = loaded()
    assert (hall.id, version) == ("small", 1)
    assert "示例大厅已排好" in capsys.readouterr().out


def test_later_starts_take_what_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    serve.prepare(None, Texts("zh"))
    before = loaded()
    capsys.readouterr()

    serve.prepare(None, Texts("zh"))

    assert loaded() == before
    assert capsys.readouterr().out == ""


def test_a_book_of_ones_own_comes_instead_of_the_demo(book: Path) -> None:
    text = (book / "hall.yaml").read_text("utf-8")
    (book / "hall.yaml").write_text(text.replace("id: small", "id: mine"), "utf-8")

    serve.prepare(book, Texts("zh"))

    assert loaded()[0].id == "mine"


def test_the_book_loaded_last_is_the_one_that_is_shown(book: Path) -> None:
    serve.prepare(None, Texts("zh"))
    text = (book / "hall.yaml").read_text("utf-8")
    (book / "hall.yaml").write_text(text.replace("id: small", "id: mine"), "utf-8")

    serve.prepare(book, Texts("zh"))
    own = loaded()[0].id
    serve.prepare(DATA / "small", Texts("zh"))

    assert (own, loaded()[0].id) == ("mine", "small")


def test_the_app_listens_on_this_machine_only(
    monkeypatch: pytest.MonkeyPatch, hallrota: Command
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _path, command: started.append(command))
    monkeypatch.setattr(os, "chdir", lambda _folder: None)

    hallrota("serve", "--port", "8599")

    assert started[0][-2:] == ["--server.port=8599", "--server.address=127.0.0.1"]


def test_a_port_that_is_taken_is_refused_before_anything_is_planned(
    hallrota: Command,
) -> None:
    with socket.socket() as other:
        other.bind((serve.ADDRESS, 0))
        other.listen()
        port = other.getsockname()[1]

        said = hallrota("serve", "--port", port)

    assert said.code == 2
    assert said.out == ""
    assert said.err.startswith(f"--port {port}：端口已被占用")
