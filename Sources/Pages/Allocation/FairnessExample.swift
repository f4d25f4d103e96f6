import Domain

/// How fairness is counted, with the sizes of the system's own colleges.
struct FairnessExample {
    let large: Int
    let small: Int
    private let short: Int

    /// An example of the largest and the smallest college; nothing when there are not two of different size.
    init?(_ sizes: [Int]) {
        let sizes = sizes.filter { $0 > 0 }
        guard let large = sizes.max(), let small = sizes.min(), large > small else { return nil }
        self.large = large
        self.small = small
        short = max(1, (large + small + 5) / 10)
    }

    private var split: [Int] { FairShare.split(short, among: [large, small]) }

    var sentence: String {
        """
        For example: one college has \(students(large)) and another \(students(small)). If \(short) of them cannot be placed, \
        and any of them could be the one, \(split[0]) of the larger college and \(split[1]) of the smaller go without: \
        \(share(split[0], of: large)) and \(share(split[1], of: small)).
        """
    }

    var contrast: String {
        let lost = min(short, small)
        return """
            If the larger college chose first, \(lost) of the smaller college could go without, \(share(lost, of: small)) of \
            its students.
            """
    }

    private func students(_ number: Int) -> String { number == 1 ? "1 student" : "\(grouped(number)) students" }

    private func share(_ number: Int, of size: Int) -> String {
        PolicyWords.percent((number * 1000 + size / 2) / size)
    }
}
