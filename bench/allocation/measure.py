"""What a child process costs: processor seconds, wall seconds, memory."""

import os
import pathlib
import signal
import subprocess
import threading
import time
from dataclasses import dataclass

SAMPLE_SECONDS = 0.01
KIBIBYTES_A_MEGABYTE = 1024


@dataclass
class Cost:
    """What a command took, with the processes that it started itself."""

    code: int
    seconds: float
    cpu: float
    megabytes: float
    complaint: str


def run(words: list[object], output: pathlib.Path, seconds: float) -> Cost:
    """Runs a command with its output in a file; ends it when it takes longer than it may."""
    began = time.perf_counter()
    complaints = output.with_suffix(".err")
    with open(output, "wb") as said, open(complaints, "wb") as complained:
        process = subprocess.Popen(
            list(map(str, words)), stdout=said, stderr=complained, stdin=subprocess.DEVNULL, start_new_session=True
        )
    alarm = threading.Timer(seconds, lambda: os.killpg(process.pid, signal.SIGKILL))
    alarm.start()
    memory = _Memory(process.pid)
    memory.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
    finally:
        alarm.cancel()
        memory.is_over = True
        memory.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(
        process.returncode,
        time.perf_counter() - began,
        usage.ru_utime + usage.ru_stime,
        max(usage.ru_maxrss / KIBIBYTES_A_MEGABYTE, memory.megabytes()),
        complaints.read_text(errors="replace").strip()[-300:],
    )


class _Memory(threading.Thread):
    """Looks now and then at the greatest memory of a process and its children; the kernel tells only the largest's."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.is_over = pid, False
        self.greatest: dict[int, int] = {}

    def megabytes(self) -> float:
        return sum(self.greatest.values()) / KIBIBYTES_A_MEGABYTE

    def run(self) -> None:
        while not self.is_over:
            for pid in self._family():
                try:
                    status = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
                except OSError:
                    continue
                if "VmHWM:" in status:
                    self.greatest[pid] = int(status.split("VmHWM:")[1].split()[0])
            time.sleep(SAMPLE_SECONDS)

    def _family(self) -> list[int]:
        family, new = [], [self.pid]
        while new:
            pid = new.pop()
            family.append(pid)
            try:
                for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
                    new += map(int, (task / "children").read_text().split())
            except OSError:
                continue
        return family
