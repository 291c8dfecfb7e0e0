"""The steps of a leave request: signatures, refusals, withdrawals, returns."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
MESSAGE = "leave_steps is only ever added to"


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "leave_steps",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_leave_steps"),
        sa.ForeignKeyConstraint(
            ["hall", "request"],
            ["leave_requests.hall", "leave_requests.id"],
            name="fk_leave_steps_hall",
        ),
    )
    _forbid_update()


def _forbid_update() -> None:
    name = "leave_steps_no_update"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER {name} BEFORE UPDATE ON leave_steps "
            f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        )
        return
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {name} BEFORE UPDATE ON leave_steps "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def downgrade() -> None:
    """Go back to where nobody signed."""
    op.drop_table("leave_steps")
