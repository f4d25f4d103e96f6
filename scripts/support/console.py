"""Words on the console."""

import sys
from typing import NoReturn


def say(sentence: str) -> None:
    """Tells the person what is happening, at once."""
    print(sentence, flush=True)


def stop(sentence: str) -> NoReturn:
    """Ends the command with one sentence that says what to do."""
    print(sentence, file=sys.stderr, flush=True)
    sys.exit(1)
