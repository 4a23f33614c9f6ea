"""What the program is not, and who can read what is written into it; agreed on word for word."""

from typing import Final

_CLAIMS: Final = """\
MindTUI is not a medical device and does not diagnose or treat. It does not replace a professional.
Your entries stay in one file on this computer; {who} can read it."""


def claims(*, sealed: bool) -> str:
    """The text, in two lines. `sealed`: the file is encrypted."""
    who = "anyone who has the file and the passphrase" if sealed else "anyone who can open the file"
    return _CLAIMS.format(who=who)
