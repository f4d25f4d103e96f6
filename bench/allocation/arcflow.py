"""The problem as an integer program, for the solvers that are compared: one column an option, one path a student.

    sum of the options that leave the start + u = 1      a student follows one path or is unplaced
    into a node = out of it
    sum of the options that use a resource <= capacity
    sum of a provider's u = sum of its v                 the j-th v costs what the j-th student without a place costs
    minimum · y <= sum of a cohort's options <= count · y

Every column is a whole number from 0 to 1.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from evaluator import shortfall_keys
from problem import Problem

INFINITY = float("inf")


@dataclass
class Objective:
    """What a level minimises: a sum over columns, and a number beside it."""

    columns: list[int] = field(default_factory=list)
    costs: list[int] = field(default_factory=list)
    offset: int = 0

    def value(self, chosen: list[float]) -> int:
        return self.offset + sum(cost * round(chosen[column]) for column, cost in zip(self.columns, self.costs))


@dataclass
class Row:
    """lower <= sum of coefficients times columns <= upper."""

    lower: float
    upper: float
    columns: list[int]
    costs: list[int]


class ArcFlow:
    """The columns, the rows and the objective of each level."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.rows: list[Row] = []
        self.fixed: list[int] = []
        # The option columns come first, in the order of the file.
        self.first = [0]
        for student in problem.students:
            self.first.append(self.first[-1] + len(student.options))
        self.unplaced = self.first[-1]
        self.count = self.unplaced + len(problem.students)
        self.objectives: dict[str, Objective] = {}
        self._paths()
        self._resources()
        self._providers()
        self._cohorts()
        self._sums()

    def placements(self, chosen: list[float]) -> dict[str, list[str]]:
        """The paths that a solution's columns describe, by student."""
        found = {}
        for number, student in enumerate(self.problem.students):
            first = self.first[number]
            steps = {option.start: option for at, option in enumerate(student.options) if chosen[first + at] > 0.5}
            path, node = [], "start"
            while node in steps:
                option = steps.pop(node)
                path.append(option.id)
                node = option.end
            if path:
                found[student.id] = path
        return found

    def columns(self, placements: dict[str, list[str]]) -> list[int]:
        """The columns of a valid set of placements: what a solver is given to begin with."""
        chosen = [0] * self.count
        without = Counter()
        for number, student in enumerate(self.problem.students):
            path = set(placements.get(student.id, []))
            if not path:
                chosen[self.unplaced + number] = 1
                without[student.provider] += 1
            for at, option in enumerate(student.options):
                chosen[self.first[number] + at] = int(option.id in path)
        for name, columns in self.shortfall.items():
            for column in columns[: without[name]]:
                chosen[column] = 1
        for (_, members), column in zip(self.problem.cohorts, self.cohort_columns):
            chosen[column] = int(any(option in placements.get(student, []) for student, option in members))
        return chosen

    def _add(self, lower: float, upper: float, terms: list[tuple[int, int]]) -> None:
        self.rows.append(Row(lower, upper, [column for column, _ in terms], [cost for _, cost in terms]))

    def _paths(self) -> None:
        for number, student in enumerate(self.problem.students):
            nodes = defaultdict(list)
            locked = set(student.locked)
            for at, option in enumerate(student.options, self.first[number]):
                nodes[option.start].append((at, 1))
                nodes[option.end].append((at, -1))
                if option.id in locked:
                    self.fixed.append(at)
            self._add(1, 1, [*nodes.pop("start", []), (self.unplaced + number, 1)])
            nodes.pop("end", None)
            for terms in nodes.values():
                self._add(0, 0, terms)

    def _resources(self) -> None:
        users = defaultdict(list)
        column = 0
        for student in self.problem.students:
            for option in student.options:
                for resource in option.resources:
                    users[resource].append(column)
                column += 1
        for resource, columns in users.items():
            self.rows.append(Row(-INFINITY, self.problem.capacity[resource], columns, [1] * len(columns)))

    def _providers(self) -> None:
        keys = shortfall_keys(self.problem)
        own = defaultdict(list)
        for number, student in enumerate(self.problem.students):
            own[student.provider].append((self.unplaced + number, 1))
        self.shortfall: dict[str, list[int]] = {}
        unfair = Objective()
        for name, terms in own.items():
            columns = list(range(self.count, self.count + len(terms)))
            self.count += len(terms)
            self.shortfall[name] = columns
            unfair.columns += columns
            unfair.costs += keys[name][: len(terms)]
            self._add(0, 0, terms + [(column, -1) for column in columns])
        self.objectives["unfair"] = unfair

    def _cohorts(self) -> None:
        self.cohort_columns: list[int] = []
        if not self.problem.cohorts:
            return
        column = {
            (student.id, option.id): at
            for number, student in enumerate(self.problem.students)
            for at, option in enumerate(student.options, self.first[number])
        }
        for minimum, members in self.problem.cohorts:
            terms = [(column[member], 1) for member in dict.fromkeys(members)]
            self._add(0, INFINITY, [*terms, (self.count, -minimum)])
            self._add(-INFINITY, 0, [*terms, (self.count, -len(terms))])
            self.cohort_columns.append(self.count)
            self.count += 1

    def _sums(self) -> None:
        students = len(self.problem.students)
        self.objectives["unplaced"] = Objective(list(range(self.unplaced, self.unplaced + students)), [1] * students)
        changes = Objective()
        sums = {name: Objective() for name in ("preference", "travel", "splits", "unwanted")}
        column = 0
        for student in self.problem.students:
            promised = set(student.promised)
            changes.offset += len(student.promised)
            for option in student.options:
                costs = (option.preference, option.travel, option.split, option.unwanted)
                for objective, cost in zip(sums.values(), costs):
                    if cost:
                        objective.columns.append(column)
                        objective.costs.append(cost)
                if option.id in promised:
                    changes.columns.append(column)
                    changes.costs.append(-1)
                column += 1
        self.objectives |= {**sums, "changes": changes}
