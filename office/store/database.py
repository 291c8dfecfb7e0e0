"""Open a database by its URL: SQLite beside the program, or a PostgreSQL server."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from hall.errors import Fault, RequestError, Say

BUSY_MILLISECONDS = 10_000
MIGRATIONS = Path(__file__).parent / "migrations"
BEGIN = "sqlite_begin"


class Database:
    """An open, migrated database: short read and write transactions.

    Attributes:
        url: Where it is; a child process opens it by this.
    """

    def __init__(self, url: str) -> None:
        """Connect to ``url``; create the file's folder and bring the tables up.

        Raises:
            RequestError: There is no such database, or it cannot be written to.
        """
        self.url = url
        try:
            self._engine = _connect(url)
            self._writing = self._engine.execution_options(**{BEGIN: "BEGIN IMMEDIATE"})
            migrate(self._writing)
        except (OSError, SQLAlchemyError) as error:
            raise RequestError([_unusable(url)]) from error

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a session that only reads."""
        with Session(self._engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Open a session that owns the write lock and commits at the end."""
        with Session(self._writing, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()


def _connect(url: str) -> Engine:
    parsed = make_url(url)
    engine = create_engine(parsed)
    if parsed.get_backend_name() == "sqlite":
        if parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", _prepare_connection)
        event.listen(engine, "begin", _begin)
    return engine


def _unusable(url: str) -> Fault:
    return Fault(
        url,
        Say("打不开这个数据库", "the database cannot be opened"),
        Say(
            "请检查 HALLROTA_DATABASE_URL 与文件夹的写权限",
            "Check HALLROTA_DATABASE_URL and that its folder can be written to",
        ),
    )


def _prepare_connection(raw: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    # The driver must not open transactions of its own, or BEGIN IMMEDIATE comes late.
    raw.isolation_level = None
    cursor = raw.cursor()
    for pragma in (
        "journal_mode = WAL",
        f"busy_timeout = {BUSY_MILLISECONDS}",
        "foreign_keys = ON",
        "synchronous = NORMAL",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql(options.get(BEGIN, "BEGIN"))


def migrate(engine: Engine) -> None:
    """Bring the tables to the newest revision; cheap when they are there."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    head = ScriptDirectory.from_config(config).get_current_head()
    with engine.begin() as connection:
        if MigrationContext.configure(connection).get_current_revision() == head:
            return
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
