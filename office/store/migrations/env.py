"""Run the migrations on the connection that `office.store.database` holds."""

from alembic import context

from office.store import audit, event_tables, hall_tables, sheets
from office.store.base import Base

TABLES = (audit, event_tables, hall_tables, sheets)  # importing them fills the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
