public import Domain
import Records
import Store

extension SupplyService {
    /// What a cohort intends beside what was ever given, before its places are promised to students.
    public struct CohortCheck: Sendable {
        /// For the cohort by itself.
        public var own: PlanCheck
        /// For every cohort of the same course that the actor may see, where that is more.
        public var together: PlanCheck?
    }

    /// The check of a cohort's plan; nothing for whoever may not see supply and demand, or while no number is intended.
    ///
    /// - Parameter known: how many students of it are known by name.
    public func check(_ cohort: Cohort, known: Int, for actor: Actor) async throws -> CohortCheck? {
        let intended = max(cohort.size ?? 0, known)
        let scope = actor.scope
        guard actor.may(.seeSupply), actor.may(.seeDemand, Target(provider: cohort.providerID)), intended > 0 else {
            return nil
        }
        return try await trellis.database.read { reader in
            let given = try SupplyRows.given(in: scope, years: Self.years(until: cohort.year), reader)
            func check(_ intended: Int) -> PlanCheck {
                PlanCheck(
                    tLevelCode: cohort.tLevelCode,
                    specialismCode: cohort.specialismCode,
                    intended: intended,
                    year: cohort.year,
                    given: given
                )
            }
            let course = SupplyFilter(tLevelCode: cohort.tLevelCode)
            let all = try DemandRows.lines(in: scope, year: cohort.year, reader).filter(course.includes)
                .filter { cohort.specialismCode == nil || $0.specialismCode == cohort.specialismCode }
                .reduce(0) { $0 + $1.wanted }
            return CohortCheck(own: check(intended), together: all > intended ? check(all) : nil)
        }
    }
}
