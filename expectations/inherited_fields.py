"""The fields of pydantic's classes, copied as far as a class that inherits them may change them.

Every class copies the fields of those it inherits from, with all that they hold, four thousand in
an import of Great Expectations: a third of the time that it takes.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy

from pydantic.v1.fields import ModelField


@contextmanager
def inherited_fields() -> Iterator[None]:
    """What is imported meanwhile makes its classes with such fields: the classes are the same."""
    setattr(ModelField, "__deepcopy__", _inherited)  # noqa: B010  it has none of its own
    try:
        yield
    finally:
        delattr(ModelField, "__deepcopy__")


def _inherited(field: ModelField, _: Mapping[int, object]) -> ModelField:
    """A field of its own: what pydantic replaces as a whole, as types and defaults, is shared."""
    own = copy(field)
    own.field_info = copy(field.field_info)
    own.class_validators = dict(field.class_validators)
    if field.sub_fields:
        own.sub_fields = [_inherited(one, {}) for one in field.sub_fields]
    if field.key_field:
        own.key_field = _inherited(field.key_field, {})
    return own
