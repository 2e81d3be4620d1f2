"""JSON on standard output: one object a line, always UTF-8, checked against the schema in the package."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, BinaryIO

from sijill.model.errors import IntegrityError

# JSON escapes C0 itself. C1 controls, which some terminals obey, and line separators are legal in it, so we
# do.
_CONTROLS = re.compile("[\x7f-\x9f\u2028\u2029]")


@cache
def _validator(schema: str) -> Callable[[Any], str | None]:
    """A function that says what is wrong with a value by `schema`, or None. Compiled once."""
    from jsonschema.validators import validator_for

    definition = json.loads(files("sijill.schema").joinpath(schema).read_text("utf-8"))
    validator = validator_for(definition)(definition)

    def check(value: Any) -> str | None:
        error = next(validator.iter_errors(value), None)
        return None if error is None else f"{error.json_path}: {error.message}"

    return check


def check(value: Mapping[str, Any], schema: str) -> None:
    """Raises `IntegrityError` where `value` breaks the contract."""
    if wrong := _validator(schema)(value):
        raise IntegrityError(
            f"This output would break the contract {schema}",
            where=wrong[:300],
            todo="This is a defect of Sijill: please report it with the text.",
        )


def write_json(value: Mapping[str, Any], out: BinaryIO) -> None:
    """One line. Lone surrogates, which UTF-8 cannot carry, stay the escapes that JSON has for them."""
    line = json.dumps(value, ensure_ascii=False)
    safe = _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", line)
    out.write(safe.encode("utf-8", "backslashreplace") + b"\n")
