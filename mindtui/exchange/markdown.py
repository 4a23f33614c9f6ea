"""What a person wrote, inside a Markdown document."""

import re
from typing import Final

from mindtui.domain.text import harmless, one_line

_MARKUP: Final = r"[\\`*_\[\]<>#|~$^&]"

_LIST: Final = r"^([0-9]*)(?=[-+.)])"


def escaped(text: str, *, opens: bool = False) -> str:
    """Text as one line that no Markdown reader takes for markup; `opens`: at the start of a line, too."""
    line = re.sub(_MARKUP, r"\\\g<0>", harmless(one_line(text)))
    return re.sub(_LIST, r"\g<1>\\", line) if opens else line
