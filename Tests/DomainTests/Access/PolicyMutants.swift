import Domain

/// Every way in which one line of a policy can be wrong.
enum PolicyMutants {
    /// The policy with one change, and what the change is.
    static func of(_ policy: Policy) -> [(change: String, policy: Policy)] {
        var mutants: [(String, Policy)] = []
        for role in Role.allCases {
            var changed = policy
            guard let condition = policy.conditions[role] else {
                changed.conditions[role] = .always
                mutants.append(("\(role) may", changed))
                continue
            }
            changed.conditions[role] = nil
            mutants.append(("\(role) may not", changed))
            for (words, other) in variants(of: condition) {
                changed.conditions[role] = other
                mutants.append(("\(role): \(words)", changed))
            }
        }
        return mutants
    }

    private static func variants(of condition: Condition) -> [(String, Condition)] {
        switch condition {
        case .always: []
        case .relation(let relation):
            [("whatever the relation", .always)]
                + Condition.Relation.allCases.filter { $0 != relation }.map { ("\($0)", .relation($0)) }
        case .window(let weeks):
            [("at any time", .always), ("shorter", .window(weeks: weeks - 1)), ("longer", .window(weeks: weeks + 1))]
        case .current: [("even if archived", .always)]
        case .any(let parts):
            [("all of them", .all(parts))] + changes(parts, Condition.any)
        case .all(let parts):
            [("any of them", .any(parts))] + changes(parts, Condition.all)
        }
    }

    /// Each part left out, or changed.
    private static func changes(
        _ parts: [Condition],
        _ combine: ([Condition]) -> Condition
    ) -> [(String, Condition)] {
        parts.indices.flatMap { index in
            var others = parts
            let part = others.remove(at: index)
            let inside = variants(of: part).map { words, other in
                var changed = parts
                changed[index] = other
                return (words, combine(changed))
            }
            return [("without \(part)", combine(others))] + inside
        }
    }
}
