from __future__ import annotations

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from sijill.terminal.contract import write_json


@given(st.text())
def test_json_is_one_utf8_line_that_reads_back_and_commands_no_terminal(text: str) -> None:
    out = io.BytesIO()
    write_json({"exact": text}, out)
    line = out.getvalue().decode("utf-8")
    assert json.loads(line) == {"exact": text}
    assert line.count("\n") == 1
    assert not set(line) & set(map(chr, range(0x7F, 0xA0)))


def test_lone_surrogates_and_c1_controls_stay_escapes() -> None:
    out = io.BytesIO()
    write_json({"exact": "a\ud800b\x9bé"}, out)
    assert out.getvalue() == b'{"exact": "a\\ud800b\\u009b\xc3\xa9"}\n'
