"""The database itself: its migrations and the exactness of what it keeps."""

import datetime as dt
from decimal import Decimal

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import given
from hypothesis import strategies as st

from hall.errors import RequestError
from office import Office
from office.store.base import Base
from office.store.values import pack, unpack

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(VALUES)
def test_values_come_back_exactly(value: object) -> None:
    assert unpack(pack(value)) == value


def test_decimals_keep_their_places() -> None:
    back = unpack(pack({"days": Decimal("2.50"), "on": dt.date(2026, 6, 1)}))

    assert str(back) == str({"days": Decimal("2.50"), "on": dt.date(2026, 6, 1)})


def test_the_migrations_make_the_tables_that_the_code_declares(office: Office) -> None:
    with office.database.reading() as session:
        context = MigrationContext.configure(session.connection())

        assert compare_metadata(context, Base.metadata) == []


def test_the_file_is_in_wal_mode_and_waits_for_others(office: Office) -> None:
    with office.database.reading() as session:
        raw = session.connection()

        assert raw.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert int(str(raw.exec_driver_sql("PRAGMA busy_timeout").scalar())) > 0


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////dev/null/hall.db"])
def test_a_database_that_cannot_be_is_named(url: str) -> None:
    with pytest.raises(RequestError, match=url):
        Office.open(url)
