/// How students who go without are shared out between colleges: the worst-placed college is placed as well as can be,
/// then the next. The engine counts in the same way, among plans that can be had.
public enum FairShare {
    /// How many students each college leaves without a place, when so many go without in all and any of them could.
    ///
    /// - Parameter sizes: how many students each college has.
    public static func split(_ short: Int, among sizes: [Int]) -> [Int] {
        var without = sizes.map { _ in 0 }
        for _ in 0..<max(0, min(short, sizes.reduce(0, +))) {
            let open = sizes.indices.filter { without[$0] < sizes[$0] }
            guard
                let next = open.min(by: { isLess((without[$0] + 1, sizes[$0]), (without[$1] + 1, sizes[$1])) })
            else { break }
            without[next] += 1
        }
        return without
    }

    /// Whether so many of so many is the smaller share; of equal shares that of the larger college is.
    private static func isLess(_ one: (students: Int, size: Int), _ other: (students: Int, size: Int)) -> Bool {
        let shares = (one.students * other.size, other.students * one.size)
        return shares.0 == shares.1 ? one.size > other.size : shares.0 < shares.1
    }
}
