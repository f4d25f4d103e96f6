"""Level by level: each is minimised with the values of those before it held. No solver's word is taken for a value."""

import math
import time
from dataclasses import asdict, dataclass
from typing import Protocol

from arcflow import ArcFlow, Objective
from evaluator import evaluate
from problem import Problem

# What a bound in floating point may be above the whole number that it means.
TOLERANCE = 1e-5


class NotApplicable(Exception):
    """A solver cannot state this kind of problem."""


@dataclass
class Outcome:
    """What a solver found: a value of every column, none when it found nothing, and what it says cannot be beaten."""

    chosen: list[float] | None
    bound: float


class Solver(Protocol):
    """A solver that holds a model."""

    def minimise(self, objective: Objective, seconds: float, start: list[int] | None) -> Outcome:
        """The best it finds in time; `start` is what is known to be possible."""

    def hold(self, objective: Objective, value: int) -> None:
        """From now on the objective is at most the value."""


@dataclass
class Level:
    """The value of one level, and its bound when the solver has one."""

    name: str
    value: int
    bound: int | None

    @property
    def proven(self) -> bool:
        return self.bound is not None and self.bound >= self.value

    def record(self) -> dict:
        return {**asdict(self), "proven": self.proven}


@dataclass
class Result:
    """What a peer's process hands back."""

    levels: list[dict]
    placements: dict[str, list[str]]
    faults: list[str]


def solve(problem: Problem, model: ArcFlow, solver: Solver, seconds: float) -> Result:
    """Runs a solver through the levels of the problem."""
    until = time.perf_counter() + seconds
    levels: list[Level] = []
    placements: dict[str, list[str]] = {}
    values: dict[str, int] = {}
    start = None
    faults: list[str] = []
    for name in problem.levels:
        left = until - time.perf_counter()
        if left <= 0 or faults:
            break
        outcome = solver.minimise(model.objectives[name], left, start)
        if outcome.chosen is None:
            break
        found = model.placements(outcome.chosen)
        evaluation = evaluate(problem, found)
        faults = evaluation.faults + _worse(levels, evaluation.values)
        if faults:
            break
        placements, values = found, evaluation.values
        bound = math.ceil(outcome.bound - TOLERANCE) if math.isfinite(outcome.bound) else None
        levels.append(Level(name, values[name], bound))
        if bound is not None and bound > values[name]:
            faults.append(f"{name}: the bound {bound} is above the value {values[name]} of its own answer")
        solver.hold(model.objectives[name], values[name])
        start = model.columns(placements)
    if levels:
        levels += [Level(name, values[name], None) for name in problem.levels[len(levels) :]]
        levels = [Level(level.name, values[level.name], level.bound) for level in levels]
    return Result([level.record() for level in levels], placements, faults)


def _worse(levels: list[Level], values: dict[str, int]) -> list[str]:
    return [
        f"{level.name} is {values[level.name]} and was held at {level.value}"
        for level in levels
        if values[level.name] > level.value
    ]
