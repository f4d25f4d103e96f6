"""The seeded instances that are measured, and who is measured on them."""

import pathlib
import subprocess
from dataclasses import dataclass

SOLVERS = ["CBC", "HiGHS", "GLPK", "CP-SAT"]
LISTS = [
    "first come, large colleges first",
    "random serial dictatorship",
    "fewest options first",
    "deferred acceptance",
]
FLOW = "OR-Tools flow"


@dataclass(frozen=True)
class Group:
    """Instances of one size and shape; what is told of them is told together."""

    name: str
    words: tuple[str, ...]
    seeds: tuple[int, ...]
    seconds: float
    peers: tuple[str, ...]
    # How many of the seeds the slow peers are measured on, and how long each may take.
    peer_seeds: int
    peer_seconds: float
    # The systems of a nation, whose figures are added up.
    systems: tuple[int, ...] = ()
    # The level after which Trellis may stop, where only that one is asked for.
    until: str = ""


@dataclass(frozen=True)
class Case:
    """One file."""

    group: Group
    seed: int
    number: int
    system: int = 0

    @property
    def name(self) -> str:
        return f"{self.group.name}, " + (f"system {self.system}" if self.system else f"seed {self.seed}")

    def write(self, trellis: str, path: pathlib.Path) -> None:
        """Writes the problem file."""
        words = [trellis, "generate-problem", *self.group.words, "--seed", str(self.seed)]
        if self.system:
            words += ["--system", str(self.system)]
        with open(path, "wb") as file:
            subprocess.run(words, stdout=file, check=True)


def cases(group: Group) -> list[Case]:
    """The files of a group, in order."""
    if group.systems:
        return [
            Case(group, seed, number, system) for seed in group.seeds for number, system in enumerate(group.systems)
        ]
    return [Case(group, seed, number) for number, seed in enumerate(group.seeds)]


def _students(count: int) -> tuple[str, ...]:
    return ("--students", str(count))


SINGLES = ("--singles",)
FULL = [
    Group("100", _students(100), tuple(range(11, 19)), 60, (*SOLVERS, *LISTS), 4, 120),
    Group("600", _students(600), tuple(range(11, 21)), 60, (*SOLVERS, *LISTS), 3, 240),
    Group("600 singles", (*_students(600), *SINGLES), tuple(range(11, 19)), 60, (FLOW, *LISTS), 8, 60),
    Group("2,600", _students(2_600), (1, 2, 3), 120, ("CBC", "HiGHS", *LISTS), 1, 300),
    Group("2,600 singles", (*_students(2_600), *SINGLES), (1, 2), 60, (FLOW, *LISTS), 2, 120),
    Group("30,000", (), (7,), 20, tuple(LISTS[:3]), 42, 60, systems=tuple(range(1, 43)), until="unplaced"),
    Group("30,000 singles", SINGLES, (7,), 20, (FLOW,), 42, 60, systems=tuple(range(1, 43))),
]
# About two minutes.
QUICK = [
    Group("100", _students(100), (11, 12), 10, (*SOLVERS, *LISTS), 1, 15),
    Group("600", _students(600), (11,), 15, ("CBC", *LISTS), 1, 30),
    Group("600 singles", (*_students(600), *SINGLES), (11, 12), 10, (FLOW, *LISTS), 2, 10),
]
