"""What a person wrote, inside a Markdown document."""

import re
from typing import Final

from mindtui.domain.text import harmless, one_line

_MARKUP: Final = r"[\\`*_\[\]<>#|~$^&]"


def escaped(text: str) -> str:
    """Text as one line that no Markdown reader takes for markup, anywhere but at the start of a line."""
    return re.sub(_MARKUP, r"\\\g<0>", harmless(one_line(text)))
