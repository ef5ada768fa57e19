"""Classes whose fields are copied as far as they change them are what they would be."""

import subprocess
import sys

from pydantic.v1 import BaseModel, Field, validator

from expectations.inherited_fields import inherited_fields

FIELDS = """
import hashlib, re
from pydantic.v1 import BaseModel

def below(kind):
    for each in kind.__subclasses__():
        yield each
        yield from below(each)

def told(field):
    parts = [one for one in (*(field.sub_fields or ()), field.key_field) if one]
    return str([
        field.name, field.outer_type_, field.type_, field.annotation, field.required,
        field.default, field.alias, field.allow_none, field.shape, field.field_info,
        sorted(field.class_validators), field.validators, field.pre_validators,
        field.post_validators, field.model_config, *map(told, parts),
    ])

made = [
    [kind.__module__, kind.__qualname__, *map(told, kind.__fields__.values())]
    for kind in set(below(BaseModel))
]
assert len(made) > 300
text = re.sub("0x[0-9a-f]+", "", str(sorted(made)))
print(hashlib.sha256(text.encode()).hexdigest())
"""
"""Tells every field of every class that an import made."""


def _fields_after(name):
    code = f"import {name}\n{FIELDS}"
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    return done.stdout


def test_the_classes_of_great_expectations_are_the_same():
    ours = _fields_after("expectations.great_expectations_names")
    assert ours == _fields_after("great_expectations")


def test_a_field_is_changed_in_the_class_that_changes_it():
    class Above(BaseModel):
        names: dict[str, list[int]] = Field({}, description="all")

    with inherited_fields():

        class Below(Above):
            class Config:
                fields = {"names": {"alias": "called"}}  # noqa: RUF012  as pydantic asks for it

            @validator("names", allow_reuse=True)
            def _none_is_empty(cls, names):  # noqa: N805  a validator is of its class
                assert all(names.values())
                return names

    assert "__deepcopy__" not in vars(type(Above.__fields__["names"]))
    assert Above.__fields__["names"].alias == "names"
    assert Above(names={"a": []}).names == {"a": []}
    assert Below(called={"a": [1]}).names == {"a": [1]}
    assert Above.__fields__["names"].class_validators == {}
