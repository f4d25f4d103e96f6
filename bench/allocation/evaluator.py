"""Counts again, in whole numbers, what an answer reaches and which rules it breaks. It believes no solver."""

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction

from problem import Problem


@dataclass
class Evaluation:
    """What a set of placements reaches; faults are empty for a valid one."""

    values: dict[str, int]
    faults: list[str]
    unplaced: dict[str, int]
    rates: dict[str, float] = field(default_factory=dict)

    @property
    def worst_rate(self) -> float:
        return min(self.rates.values(), default=1.0)


def evaluate(problem: Problem, placements: dict[str, list[str]]) -> Evaluation:
    """The value of every level and every broken rule; placements are option ids in order, by student."""
    faults: list[str] = []
    used, grouped, chosen = Counter(), Counter(), set()
    sums = Counter(preference=0, travel=0, splits=0, unwanted=0)
    known = {student.id: student for student in problem.students}
    faults += [f"{name} is not in the problem" for name in placements if name not in known]
    for student in problem.students:
        path = placements.get(student.id, [])
        chosen.update((student.id, option) for option in path)
        _follow(student, path, used, sums, faults)
        if missing := [option for option in student.locked if option not in path]:
            faults.append(f"{student.id}: the locked options {missing} are not chosen")
    for resource, count in used.items():
        if count > problem.capacity[resource]:
            faults.append(f"{problem.resources[resource]}: {count} of {problem.capacity[resource]}")
    for number, (minimum, members) in enumerate(problem.cohorts):
        grouped[number] = sum(member in chosen for member in set(members))
        if 0 < grouped[number] < minimum:
            faults.append(f"cohort {number}: {grouped[number]} of at least {minimum}")
    unplaced = Counter(student.provider for student in problem.students if not placements.get(student.id))
    values = {
        "unplaced": sum(unplaced.values()),
        "unfair": _unfair(problem, unplaced),
        "changes": sum((s.id, option) not in chosen for s in problem.students for option in s.promised),
        **sums,
    }
    rates = {name: 1 - unplaced[name] / size for name, size in problem.providers.items() if size}
    return Evaluation(values, faults, dict(unplaced), rates)


def _follow(student, path: list[str], used: Counter, sums: Counter, faults: list[str]) -> None:
    options = {option.id: option for option in student.options}
    node = "start"
    for name in path:
        option = options.get(name)
        if option is None:
            faults.append(f"{student.id} has no option {name}")
            return
        if option.start != node:
            faults.append(f"{student.id}: {name} does not begin at {node}")
        node = option.end
        used.update(option.resources)
        sums["preference"] += option.preference
        sums["travel"] += option.travel
        sums["splits"] += option.split
        sums["unwanted"] += option.unwanted
    if path and node != "end":
        faults.append(f"{student.id}: the placement is not complete")


def _unfair(problem: Problem, unplaced: Counter) -> int:
    """The sum over the providers of what their first, second, … student without a place costs."""
    keys = shortfall_keys(problem)
    return sum(sum(keys[name][: unplaced[name]]) for name in problem.providers)


def shortfall_keys(problem: Problem) -> dict[str, list[int]]:
    """What it costs that the first, second, … student of each provider goes without."""
    most = Counter(student.provider for student in problem.students)
    counts = {name: max(size, most[name]) for name, size in problem.providers.items()}
    if problem.fairness == "rounded":
        # round() of a fraction rounds halves to even.
        return {
            name: [round(Fraction(10_000 * j, problem.providers[name])) for j in range(1, count + 1)]
            for name, count in counts.items()
        }
    pairs = {}
    for name, count in counts.items():
        size = problem.providers[name]
        pairs[name] = [(Fraction(j, size), Fraction(1, size)) for j in range(1, count + 1)]
    rank = {pair: index for index, pair in enumerate(sorted({pair for own in pairs.values() for pair in own}), 1)}
    return {name: [rank[pair] for pair in own] for name, own in pairs.items()}
