"""Writing rows by a statement that is made once.

Every act writes half a dozen rows to the record; building the same INSERT anew each time costs
several times what the database needs for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from django.db import connection, models

_AT_ONCE = 500


def insert(rows: Sequence[models.Model]) -> None:
    """Write rows of one model; keys that the database gives are not read back.

    Raises:
        IntegrityError: where a row breaks what its table demands.
    """
    for begin in range(0, len(rows), _AT_ONCE):
        some = rows[begin : begin + _AT_ONCE]
        fields = _fields(type(some[0]))
        values = [
            field.get_db_prep_save(getattr(row, field.attname), connection)
            for row in some
            for field in fields
        ]
        with connection.cursor() as cursor:
            cursor.execute(_statement(type(some[0]), len(some)), values)


@cache
def _fields(model: type[models.Model]) -> tuple[models.Field, ...]:
    given = (models.AutoField, models.BigAutoField)
    return tuple(field for field in model._meta.concrete_fields if not isinstance(field, given))  # noqa: SLF001


@cache
def _statement(model: type[models.Model], many: int) -> str:
    name = connection.ops.quote_name
    fields = _fields(model)
    columns = ", ".join(name(field.column) for field in fields)
    one = f"({', '.join(['%s'] * len(fields))})"
    table = name(model._meta.db_table)  # noqa: SLF001
    return f"INSERT INTO {table} ({columns}) VALUES {', '.join([one] * many)}"  # noqa: S608
