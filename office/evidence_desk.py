"""Evidence at the desk: small files beside facts."""

from pathlib import PurePath

from hall.errors import Fault, RequestError, Say
from office.desk import Desk
from office.store.audit import Deed, log
from office.store.evidence import Attachment, attach, attachments, content

MOST_BYTES = 2 * 1024 * 1024
MOST_FILES = 10
KINDS = ("jpg", "jpeg", "png", "pdf", "docx", "xlsx")


class EvidenceDesk(Desk):
    """What can be done with files that prove facts."""

    FILE_KINDS = KINDS

    def attach(self, fact_id: str, name: str, file: bytes, by: str) -> None:
        """Keep a file beside a fact.

        Raises:
            RequestError: No such fact, a file too large or of another kind, too many
                files, or nobody says who adds it.
        """
        there = any(fact.id == fact_id for fact in self.hall().facts)
        faults = [*_faults(name, file), *_who(there, by)]
        if faults:
            raise RequestError(faults)
        with self.database.writing() as session:
            if len(attachments(session, self.hall_id, fact_id)) >= MOST_FILES:
                raise RequestError([_too_many()])
            named = (PurePath(name).name, file)
            attach(session, self.hall_id, fact_id, named, by)
            log(session, self.hall_id, Deed("fact.evidence", fact_id, by))

    def attachments(self, fact_id: str) -> list[Attachment]:
        """Return the files of a fact."""
        with self.database.reading() as session:
            return attachments(session, self.hall_id, fact_id)

    def attachment(self, number: int) -> bytes:
        """Return the content of a file.

        Raises:
            RequestError: There is no such file.
        """
        with self.database.reading() as session:
            found = content(session, self.hall_id, number)
        if found is None:
            what = Say(f"没有附件 {number}", f"there is no file {number}")
            raise RequestError([Fault("", what, Say("请刷新页面", "Reload the page"))])
        return found


def _faults(name: str, file: bytes) -> list[Fault]:
    ending = PurePath(name).suffix.lower().removeprefix(".")
    found: list[Fault] = []
    if ending not in KINDS:
        known = "、".join(KINDS)
        what = Say("不收这种文件", "files of this kind are not kept")
        found.append(
            Fault(name, what, Say(f"可用：{known}", f"Use {', '.join(KINDS)}"))
        )
    if not 0 < len(file) <= MOST_BYTES:
        most = MOST_BYTES // (1024 * 1024)
        what = Say(f"文件须大于 0、不超过 {most} MB", f"a file has 1 byte to {most} MB")
        remedy = Say("请压缩图片后再传", "Make the picture smaller first")
        found.append(Fault(name, what, remedy))
    return found


def _who(there: bool, by: str) -> list[Fault]:
    found: list[Fault] = []
    if not there:
        what = Say("没有这条记录", "there is no such fact")
        found.append(Fault("", what, Say("请刷新页面", "Reload the page")))
    if not by.strip():
        what = Say("没有写明是谁上传的", "nobody says who adds the file")
        found.append(Fault("", what, Say("请填登记人", "Enter your name")))
    return found


def _too_many() -> Fault:
    return Fault(
        "",
        Say(f"附件已有 {MOST_FILES} 个", f"there are {MOST_FILES} files already"),
        Say("请合并成一个 PDF", "Join them into one PDF"),
    )
