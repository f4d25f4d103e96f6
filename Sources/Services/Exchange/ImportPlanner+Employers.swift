import Domain
import Exchange

/// What the cells of a row that name an organisation were found to mean.
enum EmployerMatch: Hashable {
    case found(ID<Organisation>)
    case close(ID<Organisation>)
    case several([String])
    /// A new one, with the id that it would get.
    case new(ID<Organisation>)
}

extension ImportPlanner {
    /// The organisation of a row.
    struct Employer {
        /// The organisation as it is stored or would be added; nothing when a fault was noted.
        var organisation: Organisation?
        /// The stored organisation that it may be.
        var close: Organisation?
        var isNew = false
        /// Rows that name it the same are decided together.
        var group = ""
        var decision: ImportDecision?
        var name = ""
        var odsCode: ODSCode?
        var sector: Sector?
        var place: String?
    }

    /// The organisation that a row names, or the one that the whole file comes from.
    mutating func employer(_ reading: inout RowReading) -> Employer {
        var employer = Employer()
        employer.name = reading.shortText(.organisation) ?? ""
        employer.odsCode = reading.value(.odsCode)
        employer.sector = reading.text(.sector).flatMap(Sector.init(matching:))
        employer.place = place(reading.shortText(.place, atMost: 100))
        employer.group = "\(folded(employer.name))|\(employer.odsCode?.description ?? "")"
        if employer.name.isEmpty, employer.odsCode == nil, !reading.isFaulty(.odsCode) {
            employer.organisation = batch.defaults.organisationID.flatMap { register.organisations[$0] }
            if employer.organisation == nil { reading.fault(.organisation, "Add the name of the organisation.") }
            return employer
        }
        let match = employers[employer.group] ?? match(employer)
        employers[employer.group] = match
        switch match {
        case .found(let id): employer.organisation = register.organisations[id]
        case .several(let names):
            let list = names.joined(separator: "; ")
            reading.fault(
                .organisation,
                "Several organisations have this name: \(list). Add the ODS code or the place."
            )
        case .close(let id):
            employer.close = register.organisations[id]
            employer.decision = decision(of: reading.line, about: id.description)
            switch employer.decision {
            case .keepExisting, .useUploaded: employer.organisation = employer.close
            case .keepBoth: employer.organisation = new(employer, kept(employer.group))
            case nil: break
            }
        case .new(let id):
            guard !employer.name.isEmpty else {
                reading.fault(
                    .odsCode,
                    "No organisation has this code. Correct it, or add the name of the organisation."
                )
                return employer
            }
            employer.organisation = register.organisations[id] ?? new(employer, id)
        }
        employer.isNew = employer.organisation.map { !register.organisations.isStored($0.id) } ?? false
        return employer
    }

    private mutating func match(_ employer: Employer) -> EmployerMatch {
        let found = register.directory.organisation(
            named: employer.name,
            odsCode: employer.odsCode,
            place: employer.place
        )
        switch found {
        // Only a stored organisation can be close: what the file itself adds is named as the file names it.
        case .found(let id): return .found(id)
        case .close(let id): return register.organisations.isStored(id) ? .close(id) : .new(newID())
        case .several(let names): return .several(names)
        case .unknown: return .new(newID())
        }
    }

    /// The organisation that all rows of a group add together.
    private mutating func kept(_ group: String) -> ID<Organisation> {
        if case .new(let id)? = employers["both|\(group)"] { return id }
        let id: ID<Organisation> = newID()
        employers["both|\(group)"] = .new(id)
        return id
    }

    private func new(_ employer: Employer, _ id: ID<Organisation>) -> Organisation {
        if let planned = register.organisations[id] { return planned }
        let sector = employer.sector ?? Self.sector(of: employer.name, employer.odsCode)
        let isCollege = sector == .college || sector == .sixthForm
        return Organisation(
            id: id,
            systemID: batch.systemID,
            name: employer.name,
            kinds: isCollege && batch.kind == .contacts ? [.provider] : [.employer],
            sector: sector,
            odsCode: employer.odsCode,
            place: employer.place,
            source: source,
            asAt: batch.asAt
        )
    }

    /// The organisation with what the row adds to it. What is stored about it already is never overwritten, but for
    /// the name when somebody has said so.
    func employerPlan(
        _ employer: Employer,
        _ reading: RowReading
    ) -> (organisation: Organisation, differences: [FieldDifference])? {
        guard var after = employer.organisation else { return nil }
        var changes = FieldChanges()
        if employer.decision == .useUploaded { changes.takeName("Organisation", employer.name, into: &after.name) }
        if after.odsCode == nil {
            changes.takeOptional("ODS code", employer.odsCode, into: &after.odsCode) { $0.description }
        }
        if after.place == nil { changes.takeOptional("Place", employer.place, into: &after.place) { $0 } }
        if after.sector == .other { changes.take("Sector", employer.sector, into: &after.sector) { $0.title } }
        if batch.kind == .capacity, !after.isEmployer {
            changes.note("Kind", old: after.kinds.map(\.title).joined(separator: ", "), new: "Employer too")
            after.kinds = OrganisationKind.allCases.filter { $0 == .employer || after.kinds.contains($0) }
        }
        if after.archivedAt != nil {
            after.archivedAt = nil
            changes.note("Archived", old: "Yes", new: "No")
        }
        return (after, changes.differences)
    }

    /// The review of a row whose organisation is only perhaps known, while nobody has decided.
    func undecided(_ employer: Employer, _ reading: RowReading, label: String, detail: String) -> ImportRowReview? {
        guard let close = employer.close, employer.decision == nil else { return nil }
        return review(
            reading,
            .closeMatch,
            label: label,
            detail: detail,
            differences: comparison(employer, close),
            matchID: close.id.description,
            matchLabel: close.name,
            subject: .organisation,
            group: employer.group
        )
    }

    /// The review of a row that can be stored.
    func decided(
        _ employer: Employer,
        _ reading: RowReading,
        _ outcome: ImportOutcome?,
        label: String,
        detail: String,
        differences: [FieldDifference],
        matchID: String?
    ) -> ImportRowReview {
        let stores = outcome == .new || !differences.isEmpty
        if let close = employer.close {
            return review(
                reading,
                .closeMatch,
                label: label,
                detail: detail,
                differences: comparison(employer, close),
                matchID: close.id.description,
                matchLabel: close.name,
                subject: .organisation,
                group: employer.group,
                decision: employer.decision,
                stores: stores
            )
        }
        return review(
            reading,
            outcome ?? (differences.isEmpty ? .unchanged : .changed),
            label: label,
            detail: detail,
            differences: outcome == .new ? [] : differences,
            matchID: matchID,
            stores: stores
        )
    }

    private func comparison(_ employer: Employer, _ stored: Organisation) -> [FieldDifference] {
        [
            FieldDifference(field: "Organisation", old: stored.name, new: employer.name),
            FieldDifference(
                field: "ODS code",
                old: stored.odsCode?.description ?? "",
                new: employer.odsCode?.description ?? ""
            ),
            FieldDifference(field: "Place", old: stored.place ?? "", new: employer.place ?? ""),
        ]
    }

    /// The sector that a name or a code points to.
    private static func sector(of name: String, _ code: ODSCode?) -> Sector {
        if let sector = Sector(matching: name) { return sector }
        let words = " \(folded(name)) "
        let hints: [(String, Sector)] = [
            ("sixth form", .sixthForm), ("college", .college), ("school", .sixthForm), ("council", .council),
            ("borough of", .council), ("ambulance", .ambulanceTrust), ("mental health", .mentalHealthTrust),
            ("community health", .communityTrust), ("hospice", .charity), ("charity", .charity), ("age uk", .charity),
            ("home care", .homeCare), ("homecare", .homeCare), ("domiciliary", .homeCare), ("care at home", .homeCare),
            ("care home", .careHome), ("nursing home", .careHome), ("residential", .careHome),
            ("surgery", .primaryCare),
            ("practice", .primaryCare), ("medical centre", .primaryCare), ("health centre", .primaryCare),
            ("hospital", .acuteTrust), ("nhs trust", .acuteTrust), ("foundation trust", .acuteTrust),
            ("integrated care board", .integratedCareBoard), (" icb ", .integratedCareBoard),
        ]
        if let hint = hints.first(where: { words.contains($0.0) }) { return hint.1 }
        return switch code?.kind {
        case .trust, .trustSite: .acuteTrust
        case .practice, .primaryCareNetwork: .primaryCare
        case .localAuthority, .localAuthoritySite: .council
        case .integratedCareBoard: .integratedCareBoard
        default: .other
        }
    }
}
