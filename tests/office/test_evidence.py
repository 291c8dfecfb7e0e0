"""Small files prove facts; they stay as they were given."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from hall.errors import RequestError
from office import Office
from office.evidence_desk import MOST_BYTES, MOST_FILES


def test_a_file_comes_back_as_it_was(office: Office) -> None:
    office.attach("F1", "folder/监控.PNG", b"picture", by="李科")

    (kept,) = office.attachments("F1")
    assert (kept.name, kept.size, kept.added_by) == ("监控.PNG", 7, "李科")
    assert office.attachment(kept.number) == b"picture"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("F99", "a.png", b"x", "李科"), "no such fact"),
        (("F1", "a.exe", b"x", "李科"), "of this kind"),
        (("F1", "a.png", b"", "李科"), "1 byte to 2 MB"),
        (("F1", "a.png", bytes(MOST_BYTES + 1), "李科"), "1 byte to 2 MB"),
        (("F1", "a.png", b"x", ""), "nobody says who"),
    ],
    ids=["fact", "kind", "empty", "large", "nameless"],
)
def test_what_cannot_be_kept_is_refused(
    office: Office, given: tuple[str, str, bytes, str], said: str
) -> None:
    with pytest.raises(RequestError, match=said):
        office.attach(*given)

    assert office.attachments("F1") == []


def test_there_is_an_end_to_files(office: Office) -> None:
    for number in range(MOST_FILES):
        office.attach("F1", f"{number}.png", b"x", by="李科")

    with pytest.raises(RequestError, match="10 files already"):
        office.attach("F1", "more.png", b"x", by="李科")


def test_nobody_changes_evidence(office: Office) -> None:
    office.attach("F1", "a.png", b"x", by="李科")

    with (
        pytest.raises(IntegrityError, match="never changed"),
        office.database.writing() as session,
    ):
        session.execute(text("DELETE FROM attachments"))


def test_a_file_that_is_not_there_is_named(office: Office) -> None:
    with pytest.raises(RequestError, match="no file 7"):
        office.attachment(7)
