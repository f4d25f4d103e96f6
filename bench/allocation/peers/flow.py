"""OR-Tools' minimum-cost flow, for whole placements whose resources are nested."""

import numpy
from evaluator import shortfall_keys
from levels import NotApplicable
from ortools.graph.python import min_cost_flow as flow
from problem import LEVELS, Problem

# The library multiplies costs by the number of nodes and needs the result in 63 bits.
GREATEST = 1 << 62


def min_cost_flow(problem: Problem, seed: int):
    """All levels at once: one cost in which each level outweighs those below it. The network is stated here already."""
    return Network(problem).solve


class Network:
    """Students lead to what they use, that to what surrounds it, the outermost to the end; or to their college's."""

    def __init__(self, problem: Problem) -> None:
        if tuple(problem.levels) != LEVELS or problem.cohorts or any(s.locked for s in problem.students):
            raise NotApplicable("a flow knows the five levels, no groups and no locks")
        if any(option.start != "start" or option.end != "end" for s in problem.students for option in s.options):
            raise NotApplicable("a flow knows whole placements only")
        self.problem = problem
        self.tails: list[int] = []
        self.heads: list[int] = []
        self.room: list[int] = []
        self.costs: list[int] = []
        self.nodes = 1 + len(problem.students)
        self._build()

    def solve(self) -> dict[str, list[str]]:
        network = flow.SimpleMinCostFlow()
        arcs = network.add_arcs_with_capacity_and_unit_cost(
            numpy.array(self.tails), numpy.array(self.heads), numpy.array(self.room), numpy.array(self.costs)
        )
        students = len(self.problem.students)
        network.set_nodes_supplies(numpy.arange(1 + students), numpy.array([-students] + [1] * students))
        if network.solve() != network.OPTIMAL:
            raise SystemExit("The flow has no answer.")
        flows = network.flows(arcs[: len(self.option)])
        return {student: [option] for (student, option), amount in zip(self.option, flows) if amount}

    def _arc(self, tail: int, head: int, room: int, cost: int) -> None:
        self.tails.append(tail)
        self.heads.append(head)
        self.room.append(room)
        self.costs.append(cost)

    def _node(self) -> int:
        self.nodes += 1
        return self.nodes - 1

    def _build(self) -> None:
        problem = self.problem
        entrance, nests = self._nests()
        options = [option for student in problem.students for option in student.options]
        students = len(problem.students)
        travel = students * max((option.travel for option in options), default=0) + 1
        preference = travel * (students * max((option.preference for option in options), default=0) + 1)
        self.option = []
        for number, student in enumerate(problem.students, 1):
            for option in student.options:
                self.option.append((student.id, option.id))
                self._arc(number, entrance[option.resources], 1, option.preference * travel + option.travel)
        for node, parent, room in nests:
            self._arc(node, parent, room, 0)
        keys = shortfall_keys(problem)
        rest = {name: self._node() for name in problem.providers}
        for number, student in enumerate(problem.students, 1):
            self._arc(number, rest[student.provider], 1, 0)
        for name, node in rest.items():
            for key in keys[name]:
                self._arc(node, 0, 1, key * preference)
        if max(self.costs) * (self.nodes + 1) >= GREATEST:
            raise NotApplicable("the levels do not fit into one whole number")

    def _nests(self):
        """The node where each list of resources is entered, and the arcs from nest to surrounding nest."""
        lists = sorted({option.resources for student in self.problem.students for option in student.options})
        users: dict[int, set[int]] = {}
        for number, resources in enumerate(lists):
            for resource in resources:
                users.setdefault(resource, set()).add(number)
        room: dict[frozenset[int], int] = {}
        for resource, own in users.items():
            key = frozenset(own)
            room[key] = min(room.get(key, 1 << 30), self.problem.capacity[resource])
        around: list[list[frozenset[int]]] = [[] for _ in lists]
        for nest in sorted(room, key=lambda nest: (len(nest), min(nest))):
            for number in nest:
                if around[number] and not around[number][-1] < nest:
                    raise NotApplicable("the resources are not nested")
                around[number].append(nest)
        node = {nest: self._node() for nest in room}
        parents = {inner: outer for chain in around for inner, outer in zip(chain, chain[1:])}
        arcs = [(node[nest], node[parents[nest]] if nest in parents else 0, room[nest]) for nest in room]
        return {resources: node[chain[0]] if chain else 0 for resources, chain in zip(lists, around)}, arcs
