"""A problem file, read once and kept small: options of one area and window share one tuple of resource numbers."""

import json
import pathlib
import sys
from dataclasses import dataclass, field
from typing import NamedTuple

LEVELS = ("unplaced", "unfair", "preference", "travel", "splits")


class Option(NamedTuple):
    """One leg from a node to a node."""

    id: str
    start: str
    end: str
    preference: int
    travel: int
    split: int
    unwanted: int
    resources: tuple[int, ...]


@dataclass(slots=True)
class Student:
    """Who needs a place, and what is open to them."""

    id: str
    provider: str
    options: list[Option]
    locked: list[str]
    promised: list[str]


@dataclass
class Problem:
    """Everything in a file; resources are numbered in its order."""

    fairness: str = "rounded"
    levels: tuple[str, ...] = LEVELS
    providers: dict[str, int] = field(default_factory=dict)
    resources: list[str] = field(default_factory=list)
    capacity: list[int] = field(default_factory=list)
    students: list[Student] = field(default_factory=list)
    cohorts: list[tuple[int, list[tuple[str, str]]]] = field(default_factory=list)


def read(path: pathlib.Path) -> Problem:
    """Reads a problem file, a line at a time."""
    return _Reader().read(path)


class _Reader:
    """Numbers the resources as they come and shares what is equal."""

    def __init__(self) -> None:
        self.problem = Problem()
        self.numbers: dict[str, int] = {}
        self.lists: dict[tuple[str, ...], tuple[int, ...]] = {}

    def read(self, path: pathlib.Path) -> Problem:
        with open(path, encoding="utf-8") as file:
            for line in file:
                if line.strip():
                    self._line(json.loads(line))
        unknown = self.problem.capacity.count(-1)
        if unknown:
            raise SystemExit(f"{path}: {unknown} resources are used and nowhere given.")
        return self.problem

    def _line(self, line: dict) -> None:
        problem = self.problem
        if "version" in line:
            problem.fairness = line.get("fairness", "rounded")
            problem.levels = tuple(line.get("levels", LEVELS))
        elif "provider" in line:
            problem.providers[line["provider"]["id"]] = line["provider"]["students"]
        elif "resource" in line:
            problem.capacity[self._number(line["resource"]["id"])] = line["resource"]["capacity"]
        elif "student" in line:
            problem.students.append(self._student(line["student"]))
        elif "cohort" in line:
            members = [(student, option) for student, option in line["cohort"]["options"]]
            problem.cohorts.append((line["cohort"]["minimum"], members))

    def _number(self, resource: str) -> int:
        number = self.numbers.get(resource)
        if number is None:
            number = self.numbers[resource] = len(self.problem.resources)
            self.problem.resources.append(resource)
            self.problem.capacity.append(-1)
        return number

    def _shared(self, names: list[str]) -> tuple[int, ...]:
        key = tuple(names)
        known = self.lists.get(key)
        if known is None:
            known = self.lists[key] = tuple(map(self._number, names))
        return known

    def _student(self, student: dict) -> Student:
        options = [
            Option(
                sys.intern(option["id"]),
                sys.intern(option.get("from", "start")),
                sys.intern(option.get("to", "end")),
                option.get("preference", 0),
                option.get("travel", 0),
                option.get("split", 0),
                option.get("unwanted", 0),
                self._shared(option.get("resources", [])),
            )
            for option in student.get("options", [])
        ]
        return Student(
            student["id"], student["provider"], options, student.get("locked", []), student.get("promised", [])
        )
