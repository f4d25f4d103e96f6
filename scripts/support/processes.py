"""Child processes that end when the command ends, however it ends."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from types import FrameType

_running: list[subprocess.Popen] = []
_cleanups: list[Callable[[], None]] = []


def end_with_this_command() -> None:
    """Turns an interrupt or a request to end into an ordinary exit, so that `clean_up` runs."""

    def leave(number: int, frame: FrameType | None) -> None:
        sys.exit(128 + number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)


def at_the_end(action: Callable[[], None]) -> None:
    """Has something undone when the command ends; the last one first."""
    _cleanups.append(action)


def clean_up() -> None:
    """Ends every process still running and undoes what `at_the_end` was told."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    for process in _running:
        _end(process)
    while _cleanups:
        _cleanups.pop()()


def watch(
    command: Sequence[object],
    *,
    seconds: float,
    environment: Mapping[str, str] | None = None,
    folder: object = None,
    log: object = None,
    show: Callable[[str], bool] = lambda line: True,
) -> tuple[int, str]:
    """Runs a command in a process group of its own, shows its lines as they come, and gives its exit code and output.

    A command that takes longer than `seconds` is ended and counts as failed.
    """
    process = subprocess.Popen(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env={**os.environ, **(environment or {})},
        cwd=folder,
        start_new_session=True,
    )
    _running.append(process)
    signal.signal(signal.SIGALRM, lambda number, frame: _end(process))
    signal.alarm(int(seconds))
    lines = []
    try:
        for line in process.stdout:
            lines.append(line)
            if show(line):
                print(line, end="", flush=True)
        code = process.wait()
    finally:
        signal.alarm(0)
        _end(process)
        _running.remove(process)
        process.stdout.close()
        if log:
            with open(log, "w", encoding="utf-8") as file:
                file.writelines(lines)
    return code, "".join(lines)


def _end(process: subprocess.Popen) -> None:
    """Ends a process and what it started: first asks, then insists."""
    for number, patience in ((signal.SIGTERM, 5), (signal.SIGKILL, 5)):
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            return
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            continue
