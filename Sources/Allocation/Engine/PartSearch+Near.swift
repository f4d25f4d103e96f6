/// The search in whole numbers near the solution without regard to whole numbers.
extension PartSearch {
    /// Looks for better plans in which most students have the path they have there, among all paths that lead to a plan
    /// not much above the bound.
    func searchNear(_ shares: [Double], _ level: Int, _ costs: Costs, _ proof: Proof, _ clock: SolveClock) {
        guard best?.values[level] != bounds[level] else { return }
        let known = Dictionary(zip(program.columns, shares).lazy.filter { $1 > 0 }, uniquingKeysWith: { $1 })
        let all = nearly(level, costs, proof)
        let sharesOfAll = all.columns.map { known[$0] ?? 0 }
        for size in Self.neighbourhoods where best?.values[level] != bounds[level] && !clock.isOver {
            let request = IntegerRequest(atMost: best.map { $0.values[level] - 1 }, nodes: Self.nodesNear)
            let claim = integers.search(all.near(sharesOfAll, size: size), request, clock)
            if let found = claim.shares { accept(Plan(part, all.columns, shares: found)) }
            if size >= part.students.count { break }
        }
    }

    /// The paths of plans up to a value that is as high as the number of paths allows; the paths that are there where
    /// even the bound has too many.
    private func nearly(_ level: Int, _ costs: Costs, _ proof: Proof) -> PathProgram {
        guard let best else { return program }
        var reach = best.values[level] - bounds[level] - 1
        while reach >= 0 {
            let all = everything(level, costs, proof, upTo: bounds[level] + reach, limit: Self.pathsNear)
            if let all { return all }
            reach = reach == 0 ? -1 : reach * 2 / 3
        }
        return program
    }

    private static let neighbourhoods = [100, 300]
    private static let nodesNear = 400
    private static let pathsNear = 12_000
}
