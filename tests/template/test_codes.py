from __future__ import annotations

import re

from docgen.template import CODES
from docgen.template.codes import Code
from docgen.word.codes import CODES as WORD_CODES


def test_every_code_has_message_remedy_and_example() -> None:
    for code in (*CODES.values(), *WORD_CODES.values()):
        assert isinstance(code, Code)
        assert re.fullmatch(r"(template|word)\.[a-z]+(-[a-z]+)*", code.code)
        assert code.message
        assert code.remedy
        assert code.example
