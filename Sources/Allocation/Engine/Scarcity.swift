/// Where students compete for too few places, from the prices of a program that counts only students without a place.
///
/// The prices are fractions with a small denominator where they can be, so that what they prove reads well.
struct Scarcity {
    let relaxation: Relaxation
    let proof: Proof

    private static let denominators: [Int64] = [1, 2, 3, 4, 6, 12, 60]

    /// - Parameter relaxation: A copy is kept; it may go on being narrowed.
    init(_ relaxation: Relaxation, _ proof: Proof) {
        let costs = Costs(.level(.unplaced), relaxation.state.part)
        self.relaxation = relaxation.copy()
        for denominator in Self.denominators {
            let scaled = proof.prices.map { Double($0) * Double(denominator) / Double(proof.scale) }
            guard scaled.allSatisfy({ abs($0 - $0.rounded()) < 1e-3 }) else { continue }
            let neat = self.relaxation.proof(costs, prices: scaled.map { Int64($0.rounded()) }, scale: denominator)
            if neat.bound == proof.bound {
                self.proof = neat
                return
            }
        }
        self.proof = proof
    }

    init(_ relaxation: Relaxation, prices: [Int64], scale: Int64) {
        self.relaxation = relaxation
        proof = relaxation.proof(Costs(.level(.unplaced), relaxation.state.part), prices: prices, scale: scale)
    }
}
