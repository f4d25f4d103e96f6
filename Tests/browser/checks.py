"""Counting what held and what did not."""

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

    def __str__(self) -> str:
        return f"{self.passed} passed, {len(self.failures)} failed"
