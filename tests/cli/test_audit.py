"""`hallrota audit verify`: exit 0 while every link holds, 1 with the broken one."""

from pathlib import Path

from sqlalchemy import text

from hall.book import read_book
from office import Office
from tests.cli.conftest import DATA, Command


def test_a_log_is_verified_and_a_forged_one_is_found(
    hallrota: Command, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path}/hall.db"
    office = Office.open(url)
    office.load_book(read_book(DATA / "small"))
    office.load_book(read_book(DATA / "small"))

    sound = hallrota("audit", "verify", "--database", url)
    with office.database.writing() as session:
        session.execute(text("DROP TRIGGER audit_no_update"))
        session.execute(text("UPDATE audit SET action = 'nothing' WHERE seq = 2"))
    office.close()
    forged = hallrota("audit", "verify", "--database", url, "--lang", "en")

    assert sound.code == 0
    assert "2 条" in sound.out
    assert forged.code == 1
    assert "entry 2" in forged.out
