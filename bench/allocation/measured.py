"""One answer of one solver, counted again, and what the answers to one problem say about each other."""

import json
import pathlib
from dataclasses import dataclass, field

from cases import Case
from evaluator import Evaluation, evaluate
from measure import Cost
from problem import Problem


@dataclass
class Measured:
    """What a solver took and reached on one file."""

    case: Case
    solver: str
    cpu: float
    seconds: float
    megabytes: float
    values: dict[str, int] = field(default_factory=dict)
    bounds: dict[str, int | None] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    note: str = ""
    students: int = 0
    worst_rate: float = 0.0
    # What Trellis says that its engine took, without reading the file and writing the answer.
    engine_seconds: float | None = None

    @property
    def has_answer(self) -> bool:
        return bool(self.values) and not self.faults

    @property
    def proven(self) -> int:
        """How many levels are proven, from the first on."""
        count = 0
        for name, value in self.values.items():
            if self.bounds.get(name) != value:
                break
            count += 1
        return count

    def gap(self, name: str) -> float:
        """By how much of its value a level may be too great; 1 when nothing is known."""
        value, bound = self.values[name], self.bounds.get(name)
        return 0.0 if value == bound else 1.0 if bound is None or not value else (value - bound) / value


def checked(case: Case, solver: str, cost: Cost, problem: Problem, answer: dict) -> Measured:
    """Reads an answer and counts it again."""
    measured = Measured(
        case,
        solver,
        answer.get("cpu", cost.cpu),
        answer["seconds"] if "cpu" in answer else cost.seconds,
        answer.get("megabytes", cost.megabytes),
        students=len(problem.students),
    )
    measured.faults += answer.get("faults", [])
    if not answer.get("levels"):
        measured.note = answer.get("skipped", "no answer in time")
        return measured
    if "cpu" not in answer:
        measured.engine_seconds = answer.get("seconds")
    placements: dict[str, list[str]] = {}
    for placement in answer["placements"]:
        if placement["student"] in placements:
            measured.faults.append(f"{placement['student']} has two placements")
        placements[placement["student"]] = placement["options"]
    evaluation = evaluate(problem, placements)
    measured.faults += evaluation.faults
    measured.worst_rate = evaluation.worst_rate
    _compare(measured, problem, answer["levels"], evaluation)
    return measured


def _compare(measured: Measured, problem: Problem, levels: list[dict], evaluation: Evaluation) -> None:
    if [level["name"] for level in levels] != list(problem.levels):
        measured.faults.append("these are not the levels of the problem")
    for level in levels:
        name, value, bound = level["name"], level["value"], level["bound"]
        measured.values[name] = evaluation.values[name]
        measured.bounds[name] = bound
        if value != evaluation.values[name]:
            measured.faults.append(f"{name} is {evaluation.values[name]}, not {value}")
        if bound is not None and bound > value:
            measured.faults.append(f"the bound {bound} of {name} is above its value {value}")
        if level["proven"] != (bound == value):
            word = "proven" if level["proven"] else "open"
            measured.faults.append(f"{name} is called {word} with {bound} of {value}")


def contradict(runs: list[Measured]) -> None:
    """Holds the answers to one problem against each other: what one calls impossible another may have reached."""
    answers = [run for run in runs if run.has_answer]
    for claim in answers:
        for other in answers:
            for name, value in claim.values.items():
                bound = claim.bounds.get(name)
                reached = other.values[name]
                if bound is not None and reached < bound:
                    claim.faults.append(f"{name} cannot be below {bound}, but {other.solver} reaches {reached}")
                if reached != value or bound != value:
                    break


def read(path: pathlib.Path) -> dict:
    """The answer in a file; nothing when there is none."""
    try:
        return json.loads(path.read_text())
    except (OSError, json.JSONDecodeError):
        return {}
