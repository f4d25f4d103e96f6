"""How places are given out without a solver: one student after the other, by some order."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import partial

from problem import Option, Problem, Student


class Room:
    """What is left of every resource."""

    def __init__(self, problem: Problem) -> None:
        self.left = list(problem.capacity)

    def best(self, student: Student) -> list[Option] | None:
        """The student's best way that is still free: by preference, then by travel."""
        return best_way([option for option in student.options if self._has(option)], self.fits)

    def take(self, way: list[Option]) -> None:
        for option in way:
            for resource in option.resources:
                self.left[resource] -= 1

    def fits(self, way: list[Option]) -> bool:
        uses = Counter(resource for option in way for resource in option.resources)
        return all(self.left[resource] >= count for resource, count in uses.items())

    def _has(self, option: Option) -> bool:
        return all(self.left[resource] > 0 for resource in option.resources)


def best_way(options: list[Option], fits=lambda way: True) -> list[Option] | None:
    """The best path from start to end; when it does not fit, the best whole placement that does."""
    best: dict[str, tuple[int, int, list[Option]]] = {"start": (0, 0, [])}
    is_improving = True
    while is_improving:
        is_improving = False
        for option in options:
            if option.start in best:
                preference, travel, way = best[option.start]
                new = (preference + option.preference, travel + option.travel)
                if option.end not in best or new < best[option.end][:2]:
                    best[option.end] = (*new, [*way, option])
                    is_improving = True
    if "end" not in best:
        return None
    if fits(best["end"][2]):
        return best["end"][2]
    whole = [option for option in options if (option.start, option.end) == ("start", "end") and fits([option])]
    return [min(whole, key=lambda option: (option.preference, option.travel))] if whole else None


Placements = dict[str, list[str]]


def first_come(problem: Problem, seed: int) -> Callable[[], Placements]:
    """The colleges one after the other, the largest first; their students by lot."""
    return partial(_in_turn, problem, seed, lambda student: (-problem.providers[student.provider], student.provider))


def serial_dictatorship(problem: Problem, seed: int) -> Callable[[], Placements]:
    """All students by lot."""
    return partial(_in_turn, problem, seed, lambda student: 0)


def fewest_options(problem: Problem, seed: int) -> Callable[[], Placements]:
    """Who has the fewest options chooses first."""
    return partial(_in_turn, problem, seed, lambda student: len(student.options))


def deferred_acceptance(problem: Problem, seed: int) -> Callable[[], Placements]:
    """Students ask for their best way; what is asked for too often turns away who would travel farthest."""
    return partial(_defer, problem, seed)


def _by_lot(problem: Problem, seed: int) -> list[Student]:
    order = list(problem.students)
    random.Random(seed).shuffle(order)
    return order


def _in_turn(problem: Problem, seed: int, key: Callable[[Student], object]) -> Placements:
    order = sorted(_by_lot(problem, seed), key=key)
    room, placements = Room(problem), {}
    for student in order:
        if way := room.best(student):
            room.take(way)
            placements[student.id] = [option.id for option in way]
    return placements


def _defer(problem: Problem, seed: int) -> Placements:
    order = _by_lot(problem, seed)
    rank = {student.id: number for number, student in enumerate(order)}
    known = {student.id: student for student in order}
    refused: dict[str, set[int]] = defaultdict(set)
    held: dict[str, list[Option]] = {}
    users: dict[int, set[tuple[int, int, str]]] = defaultdict(set)
    asking = order[::-1]
    while asking:
        student = asking.pop()
        no = refused[student.id]
        way = best_way([option for option in student.options if no.isdisjoint(option.resources)])
        if way is None:
            continue
        held[student.id] = way
        claim = (sum(option.travel for option in way), rank[student.id], student.id)
        for resource in _resources(way):
            users[resource].add(claim)
        for resource in _resources(way):
            while len(users[resource]) > problem.capacity[resource]:
                loser = max(users[resource])
                for used in _resources(held.pop(loser[2])):
                    users[used].discard(loser)
                refused[loser[2]].add(resource)
                asking.append(known[loser[2]])
    return {student: [option.id for option in way] for student, way in held.items()}


def _resources(way: list[Option]) -> set[int]:
    return {resource for option in way for resource in option.resources}
