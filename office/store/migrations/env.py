"""Run the migrations on the connection that `office.store.database` holds."""

from alembic import context

from office.store import (
    audit,
    event_tables,
    evidence_tables,
    hall_tables,
    leave_steps,
    sheets,
)
from office.store.base import Base

# importing them fills the metadata
TABLES = (audit, event_tables, evidence_tables, hall_tables, leave_steps, sheets)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
