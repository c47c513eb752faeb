"""A row found by one of its fields, by a statement that is composed once.

Composing a statement takes Django longer than the database takes to answer it. What every request
asks in the same words is therefore composed once for each connection.
"""

from __future__ import annotations

import threading
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models.query import get_related_populators

M = TypeVar("M", bound=models.Model)


class Found(Generic[M]):
    """How a row of a model is found by one field, together with the rows it refers to.

    Args:
        model: whose row.
        by: the field; its values are unique.
        along: the relations to follow, as for `select_related`.
    """

    def __init__(self, model: type[M], *, by: str, along: tuple[str, ...] = ()) -> None:
        self.model, self.by, self.along = model, by, along
        self._field = model._meta.get_field(by)  # noqa: SLF001
        self._of_thread = threading.local()  # connections are not shared between threads

    def one(self, value: Any) -> M | None:
        """The row whose field has this value, or None."""
        composed = self._composed()
        prepared = self._field.get_db_prep_value(value, connection)
        with connection.cursor() as cursor:
            cursor.execute(composed.sql, [prepared])
            row = cursor.fetchone()
        return None if row is None else composed.built(row)

    def _composed(self) -> _Composed[M]:
        kept: _Composed[M] | None = getattr(self._of_thread, "composed", None)
        if kept is None or kept.connection is not connection.connection:
            rows = self.model.objects.all()  # type: ignore[attr-defined]
            if self.along:
                rows = rows.select_related(*self.along)
            kept = self._of_thread.composed = _Composed(rows.filter(**{self.by: 0}))
        return kept


class _Composed(Generic[M]):
    """A statement with one place for a value, and how its rows become objects."""

    def __init__(self, rows: models.QuerySet[M]) -> None:
        connection.ensure_connection()
        self.connection = connection.connection
        self._compiler = compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, values = compiler.as_sql()
        assert len(values) == 1, values  # noqa: S101  (one field, one place)
        self._converters = compiler.get_converters([each for each, _sql, _name in compiler.select])
        own = compiler.select[: len(compiler.klass_info["select_fields"])]
        self._model = compiler.klass_info["model"]
        self._names = [each.target.attname for each, _sql, _name in own]
        self._others = get_related_populators(
            compiler.klass_info, compiler.select, DEFAULT_DB_ALIAS
        )

    def built(self, row: tuple[Any, ...]) -> M:
        """The row as an object, with those it refers to."""
        (values,) = self._compiler.apply_converters([row], self._converters)
        found: M = self._model.from_db(DEFAULT_DB_ALIAS, self._names, values[: len(self._names)])
        for other in self._others:
            other.populate(values, found)
        return found
