"""How many tests passed, failed and were skipped, read from what each test runner says of itself."""

import pathlib
import re
from dataclasses import dataclass
from xml.etree import ElementTree

CLOSING_LINE = re.compile(r"^(?:\w+: )?(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$", re.MULTILINE)


@dataclass(frozen=True)
class Counts:
    """The outcome of one suite, or of several added up."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"

    def checked(self, exit_code: int) -> "Counts":
        """The same, with a failure added when the runner failed without naming one, or ran no test at all."""
        if self.failed == 0 and (exit_code != 0 or self.passed == 0):
            return Counts(self.passed, 1, self.skipped)
        return self


def from_check(is_right: bool) -> Counts:
    """A check that is one test by itself."""
    return Counts(passed=1) if is_right else Counts(failed=1)


def from_closing_line(output: str) -> Counts:
    """Reads the last `N passed, M failed, K skipped` of a suite."""
    lines = CLOSING_LINE.findall(output)
    return Counts(*(int(number or 0) for number in lines[-1])) if lines else Counts()


def from_report(file: pathlib.Path) -> Counts:
    """Reads the report that `swift test --xunit-output` writes; a run that crashed has written none."""
    if not file.exists():
        return Counts()
    total = Counts()
    for case in ElementTree.parse(file).getroot().iter("testcase"):
        failed, skipped = case.find("failure") is not None, case.find("skipped") is not None
        total += Counts(int(not failed and not skipped), int(failed), int(skipped))
    return total
