"""What the text of a message must be before understanding sees it."""

from __future__ import annotations

import re
import unicodedata

LONGEST_TEXT = 2000
KEPT_TAIL = 600
WORDLESS = "…"


def admit(text: str) -> str:
    """Text composed (NFC), without control characters or a leading slash, never empty.

    "/restart" is a command to Rasa. Of a long text, LONGEST_TEXT characters at most are kept, and
    its end too: people in danger do not always start with it.
    """
    text = unicodedata.normalize("NFC", text)
    text = "".join(c if c.isprintable() else " " for c in text)
    text = re.sub(r"^[\s/]+", "", text).rstrip()
    text = re.sub(r"(\S)\1{5,}", r"\1\1\1", text)  # "aaaaaa…": a scream or a stuck key
    if len(text) > LONGEST_TEXT:
        text = f"{text[: LONGEST_TEXT - KEPT_TAIL - 3]} … {text[-KEPT_TAIL:]}"
    return text or WORDLESS
