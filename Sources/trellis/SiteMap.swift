import Domain
import Pages
import Services

/// The pages of the whole site, with the samples' ids replaced by those of rows that exist.
enum SiteMap {
    /// Every page that answers a GET and whose rows exist in this store.
    static func pages(_ trellis: Trellis) async throws -> [Routes.Page] {
        let examples = try await trellis.demo.examples()
        return SiteRoute.samples.compactMap { sample in
            guard sample.methods.contains(.get), let route = fill(sample, examples) else { return nil }
            let isPublic =
                switch route {
                case .access(let part): part.isPublic
                case .rights(let part): part.isPublic
                case .tasks(let part): part.isPublic
                default: false
                }
            return Routes.Page(name: sample.name, path: route.path, role: isPublic ? "anyone" : "coordinator")
        }
    }

    private static func fill(_ route: SiteRoute, _ rows: DemoExamples) -> SiteRoute? {
        switch route {
        // These lead on, or need somebody or something that the demo does not have.
        case .access(.signInWith), .access(.signInBack), .access(.account(.code)), .access(.account(.setUp)),
            .access(.account(.recoveryCode)), .access(.account(.keptForm)), .access(.account(.resetFactor)):
            nil
        case .access(.actFor), .access(.member), .access(.confirmMember), .access(.endMember),
            .access(.memberRole):
            nil
        case .insight(.whoSaw): rows.student.map { .insight(.whoSaw($0)) }
        case .tasks(.ask): rows.organisation.map { .tasks(.ask($0)) }
        case .tasks(.task), .tasks(.resend), .tasks(.revoke), .tasks(.settle), .rooms(.withdraw): nil
        case .rounds(.rounds), .rounds(.newRound): route
        case .rounds: nil
        case .calendar(.edit): rows.avoidance.map { .calendar(.edit($0)) }
        case .calendar(.conflict):
            rows.college.flatMap { college in rows.organisation.map { .calendar(.conflict(college, $0)) } }
        case .calendar(.archive), .young(.archiveReview): nil
        case .young(.standing): rows.organisation.map { .young(.standing($0)) }
        case .young(.newReview): rows.organisation.map { .young(.newReview($0)) }
        case .young(.editReview): rows.youngReview.map { .young(.editReview($0)) }
        case .access, .insight, .tasks, .rooms, .calendar, .briefs: route
        case .network(let part): fill(part, rows).map(SiteRoute.network)
        case .capacity(let part): fill(part, rows).map(SiteRoute.capacity)
        case .students(let part): fill(part, rows).map(SiteRoute.students)
        case .placements(let part): fill(part, rows).map(SiteRoute.placements)
        case .allocation(let part): fill(part, rows).map(SiteRoute.allocation)
        case .exchange(let part): fill(part, rows).map(SiteRoute.exchange)
        case .rights(let part): fill(part, rows).map(SiteRoute.rights)
        }
    }

    private static func fill(_ route: RightsRoute, _ rows: DemoExamples) -> RightsRoute? {
        switch route {
        case .person(let subject): fill(subject, rows).map(RightsRoute.person)
        case .erase: rows.student.map { .erase(.student($0)) }
        case .request, .stopClock, .ask, .copy, .freeze, .hold, .liftHold: nil
        default: route
        }
    }

    private static func fill(_ subject: PersonSubject, _ rows: DemoExamples) -> PersonSubject? {
        switch subject {
        case .student: rows.student.map(PersonSubject.student)
        case .contact: rows.person.map(PersonSubject.contact)
        case .organisation: rows.organisation.map(PersonSubject.organisation)
        }
    }

    private static func fill(_ route: NetworkRoute, _ rows: DemoExamples) -> NetworkRoute? {
        switch route {
        case .organisations, .exportOrganisations, .newOrganisation, .map: route
        case .organisation: rows.organisation.map(NetworkRoute.organisation)
        case .editOrganisation: rows.organisation.map(NetworkRoute.editOrganisation)
        case .archiveOrganisation: nil
        case .organisationSummary: rows.organisation.map(NetworkRoute.organisationSummary)
        case .editInterest: rows.organisation.map(NetworkRoute.editInterest)
        case .mayOffer: rows.organisation.map(NetworkRoute.mayOffer)
        case .newSite: rows.organisation.map(NetworkRoute.newSite)
        case .editSite: rows.site.map(NetworkRoute.editSite)
        case .newArea: rows.site.map(NetworkRoute.newArea)
        case .editArea: rows.area.map(NetworkRoute.editArea)
        case .newPerson: rows.organisation.map(NetworkRoute.newPerson)
        case .editPerson: rows.person.map(NetworkRoute.editPerson)
        }
    }

    private static func fill(_ route: CapacityRoute, _ rows: DemoExamples) -> CapacityRoute? {
        switch route {
        case .offers, .exportOffers, .weeks, .freshness, .supply, .exportSupply, .unusedPlaces: route
        case .newOffer: rows.area.map(CapacityRoute.newOffer)
        case .offer: rows.offer.map(CapacityRoute.offer)
        case .editOffer: rows.offer.map(CapacityRoute.editOffer)
        case .archiveOffer, .renewOffer, .renewOffers: nil
        case .ward(.newGroup): rows.area.map { .ward(.newGroup($0)) }
        case .ward(.editGroup): rows.wardGroup.map { .ward(.editGroup($0)) }
        case .ward: route
        }
    }

    private static func fill(_ route: StudentsRoute, _ rows: DemoExamples) -> StudentsRoute? {
        switch route {
        case .students, .exportStudents, .newStudent, .cohorts, .exportCohorts, .newCohort: route
        case .student: rows.student.map(StudentsRoute.student)
        case .editStudent: rows.student.map(StudentsRoute.editStudent)
        case .studentSummary: rows.student.map(StudentsRoute.studentSummary)
        case .cohort: rows.cohort.map(StudentsRoute.cohort)
        case .editCohort: rows.cohort.map(StudentsRoute.editCohort)
        case .archiveStudent, .archiveCohort, .agreeCohort, .plans(.editPlan): nil
        case .plans: route
        }
    }

    private static func fill(_ route: PlacementsRoute, _ rows: DemoExamples) -> PlacementsRoute? {
        switch route {
        case .placements, .exportPlacements: route
        case .placement: rows.placement.map(PlacementsRoute.placement)
        case .cancelPlacement: rows.placement.map(PlacementsRoute.cancelPlacement)
        }
    }

    private static func fill(_ route: AllocationRoute, _ rows: DemoExamples) -> AllocationRoute? {
        switch route {
        case .runs, .whatIf, .opportunities, .exportOpportunities, .policy, .editPolicy: route
        case .collegeStatement: rows.college.map(AllocationRoute.collegeStatement)
        case .run: rows.run.map(AllocationRoute.run)
        case .compareRuns:
            rows.run.flatMap { run in rows.secondRun.map { AllocationRoute.compareRuns(run, $0) } }
        case .proposal: rows.proposal.map(AllocationRoute.proposal)
        case .stopRun, .acceptProposals, .acceptProposal, .moveProposal, .lockProposal, .rejectProposal: nil
        }
    }

    private static func fill(_ route: ExchangeRoute, _ rows: DemoExamples) -> ExchangeRoute? {
        switch route {
        case .imports, .upload: route
        case .review: rows.importBatch.map(ExchangeRoute.review)
        case .columns: rows.importBatch.map(ExchangeRoute.columns)
        case .faultyRows: rows.importBatch.map(ExchangeRoute.faultyRows)
        case .reviewRow, .storeImport, .discardImport, .decideAll, .recheck: nil
        }
    }
}
