import Domain
import Exchange

/// The college of a row.
enum CollegeMatch {
    case found(Organisation)
    /// Perhaps this one: a person decides.
    case close(Organisation)
    /// A fault was noted.
    case none
}

extension ImportPlanner {
    /// The college that a row names, or the one that the whole file comes from.
    mutating func college(_ reading: inout RowReading) -> CollegeMatch {
        let name = reading.text(.provider) ?? ""
        let ukprn = batch.kind == .cohorts ? reading.value(.ukprn, as: UKPRN.self) : nil
        if name.isEmpty, ukprn == nil {
            if let college = batch.defaults.organisationID.flatMap({ register.organisations[$0] }), college.isProvider {
                return .found(college)
            }
            reading.fault(.provider, "Add the name of the college.")
            return .none
        }
        let key = "\(folded(name))|\(ukprn?.description ?? "")"
        let match = colleges[key] ?? register.directory.college(named: name, ukprn: ukprn)
        colleges[key] = match
        switch match {
        case .found(let id):
            if let college = register.organisations[id] { return .found(college) }
        case .close(let id):
            if let college = register.organisations[id] { return .close(college) }
        case .several(let names):
            reading.fault(.provider, "This can mean \(names.joined(separator: " or ")). Write the full name.")
            return .none
        case .unknown: break
        }
        let known = register.directory.collegeNames
        let list = known.isEmpty || known.count > 8 ? "" : " Colleges so far: \(known.joined(separator: ", "))."
        reading.fault(.provider, "Add the college first or correct the name.\(list)")
        return .none
    }

    /// The review of a row whose college is only perhaps known.
    func closeCollege(_ reading: RowReading, _ college: Organisation, label: String, detail: String) -> ImportRowReview
    {
        let name = reading.text(.provider) ?? ""
        return review(
            reading,
            .closeMatch,
            label: label,
            detail: detail,
            differences: [FieldDifference(field: "College", old: college.name, new: name)],
            matchID: college.id.description,
            matchLabel: college.name,
            subject: .college,
            group: folded(name)
        )
    }
}
