import Domain
import Foundation
import Testing

@Suite struct ForecastTests {
    private let years = ["2027/28", "2028/29", "2029/30"].compactMap { AcademicYear($0) }
    private let system = ID<System>(UUID())

    private func plan(
        _ year: AcademicYear,
        _ tLevel: String,
        _ specialism: String? = nil,
        _ numbers: (Int, Int, Int),
        isArchived: Bool = false
    ) -> Intention {
        Intention(
            id: ID(UUID()),
            systemID: system,
            providerID: ID(UUID()),
            year: year,
            tLevelCode: tLevel,
            specialismCode: specialism,
            low: numbers.0,
            central: numbers.1,
            high: numbers.2,
            source: "Test",
            asAt: Day("2026-11-22")!,
            archivedAt: isArchived ? Date() : nil
        )
    }

    @Test("Scenarios of colleges add up for each T Level, specialism and year")
    func sums() {
        let forecast = Forecast(
            [
                plan(years[0], "health", nil, (5, 10, 12)), plan(years[0], "health", nil, (1, 2, 3)),
                plan(years[1], "health", "midwifery", (0, 4, 8)), plan(years[0], "digital", nil, (7, 7, 7)),
                plan(years[0], "health", nil, (90, 90, 90), isArchived: true),
                plan(years[2].next, "health", nil, (80, 80, 80)),
            ],
            years: years
        )
        #expect(forecast.rows.map(\.tLevelCode) == ["digital", "health", "health"])
        #expect(forecast.rows.map(\.specialismCode) == [nil, nil, "midwifery"])
        #expect(forecast.rows[1].years[0] == .init(low: 6, central: 12, high: 15))
        #expect(forecast.rows[2].years.map(\.central) == [0, 4, 0])
        let totals: [Forecast.Scenarios] = [
            .init(low: 13, central: 19, high: 22), .init(low: 0, central: 4, high: 8), .init(),
        ]
        #expect(forecast.totals == totals)
    }

    @Test("The rows of a forecast add up to its totals, whatever is planned")
    func random() {
        for _ in 0..<200 {
            let plans = (0..<Int.random(in: 0...30)).map { _ in
                let low = Int.random(in: 0...20)
                let central = low + Int.random(in: 0...20)
                return plan(
                    years.randomElement()!,
                    ["health", "digital", "science"].randomElement()!,
                    Bool.random() ? nil : "one",
                    (low, central, central + Int.random(in: 0...9))
                )
            }
            let forecast = Forecast(plans, years: years)
            for index in years.indices {
                let sum = forecast.rows.reduce(Forecast.Scenarios()) { $0 + $1.years[index] }
                #expect(sum == forecast.totals[index])
                #expect(sum.low <= sum.central && sum.central <= sum.high)
            }
            #expect(forecast.totals.reduce(0) { $0 + $1.central } == plans.reduce(0) { $0 + $1.central })
        }
    }

    @Test("What is no longer as it was agreed is told part by part")
    func agreed() {
        var cohort = Cohort(
            id: ID(UUID()),
            systemID: system,
            providerID: ID(UUID()),
            year: years[0],
            name: "Health 2",
            tLevelCode: "health",
            size: 20,
            firstDay: Day("2028-01-10")!,
            lastDay: Day("2028-03-24")!,
            pattern: .block,
            hours: 315,
            source: "Test",
            asAt: Day("2026-11-22")!
        )
        #expect(cohort.changesSinceAgreed.isEmpty)
        cohort.agreed = AgreedPlan(cohort, on: Day("2026-11-22")!)
        #expect(cohort.changesSinceAgreed.isEmpty)
        cohort.size = nil
        cohort.pattern = Pattern(kind: .dayRelease, days: [1, 2])
        let expected = [
            PlanChange(field: "Students", agreed: "20", now: "Not known yet"),
            PlanChange(field: "Pattern", agreed: "Block", now: "Day release, Mon and Tue"),
        ]
        #expect(cohort.changesSinceAgreed == expected)
    }
}
