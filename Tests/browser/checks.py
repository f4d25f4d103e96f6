"""Counting what held and what did not."""

import sys
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass
class Checks:
    """The checks of one part of the suite: how many held, and a sentence for each that did not."""

    passed: int = 0
    failures: list[str] = field(default_factory=list)

    def expect(self, holds: object, otherwise: str) -> bool:
        """Counts one check; `otherwise` says what is wrong when it does not hold."""
        if holds:
            self.passed += 1
        else:
            self.failures.append(otherwise)
            print(f"FAIL {otherwise}", flush=True)
        return bool(holds)

    def add(self, other: "Checks") -> None:
        """Takes over what another part has counted."""
        self.passed += other.passed
        self.failures += other.failures

    def run(self, parts: Mapping[str, Callable[[], "Checks"]], chosen: list[str]) -> None:
        """Runs the parts that were chosen, or all; one that cannot go on counts as failed and the next one follows."""
        for name, part in parts.items():
            if chosen and name not in chosen:
                continue
            began = time.monotonic()
            try:
                self.add(part())
            except Exception as error:
                traceback.print_exc(file=sys.stdout)
                self.expect(False, f"{name}: could not go on: {error}")
            print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)

    def __str__(self) -> str:
        return f"{self.passed} passed, {len(self.failures)} failed"
