"""The solvers that Trellis is compared with. Each is imported only in the process that uses it."""

import importlib

# Name -> module and class, in the order of the table. These minimise an integer program level by level.
SOLVERS = {
    "CBC": ("peers.cbc", "Cbc"),
    "HiGHS": ("peers.highs", "Highs"),
    "GLPK": ("peers.glpk", "Glpk"),
    "CP-SAT": ("peers.cpsat", "CpSat"),
}
# These give a whole answer at once.
METHODS = {
    "OR-Tools flow": ("peers.flow", "min_cost_flow"),
    "first come, large colleges first": ("peers.lists", "first_come"),
    "random serial dictatorship": ("peers.lists", "serial_dictatorship"),
    "fewest options first": ("peers.lists", "fewest_options"),
    "deferred acceptance": ("peers.lists", "deferred_acceptance"),
}
# A whole answer that is the best at every level by how it is made.
EXACT = {"OR-Tools flow"}


def load(name: str):
    """The class or function of a peer."""
    module, member = (SOLVERS | METHODS)[name]
    return getattr(importlib.import_module(module), member)
