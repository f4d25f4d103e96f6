import Domain
import Exchange

extension ImportPlanner {
    /// Who is where when, as rows of a placement system say it. Rows that agree in this are one group, whose learners are
    /// added up: many systems write a row for each learner.
    struct WardKey: Hashable {
        var area: ID<Area>
        var kind: LearnerKind
        var programme: String
        var first: Day
        var last: Day
        var pattern: Pattern
    }

    /// What a row says, as far as it could be understood.
    private struct Sheet {
        var reading: RowReading
        var key: WardKey?
        var organisation: Organisation?
        var programme = ""
        var learners = 1
        var isTLevel = false
    }

    /// Compares the rows of a list of other learners.
    mutating func learners(_ lines: [ImportLine]) -> [ImportRowReview] {
        let sheets = lines.map { readSheet($0) }
        var totals: [WardKey: Int] = [:]
        for sheet in sheets {
            if let key = sheet.key, sheet.reading.faults.isEmpty, !sheet.isTLevel {
                totals[key, default: 0] += sheet.learners
            }
        }
        var first: [WardKey: Int] = [:]
        return sheets.map { sheet in
            let label = label(of: sheet)
            guard let key = sheet.key, sheet.reading.faults.isEmpty else {
                return review(sheet.reading, .needsFixing, label: label, detail: sheet.programme)
            }
            let detail = "\(key.kind.title), \(window(key.first, key.last))"
            if sheet.isTLevel {
                return review(
                    sheet.reading,
                    .unchanged,
                    label: label,
                    detail: "T Level students are counted by their placements already"
                )
            }
            if let earlier = first[key] {
                let row = batch.rowName(earlier)
                return review(sheet.reading, .unchanged, label: label, detail: "Counted with row \(row)")
            }
            first[key] = sheet.reading.line.number
            return compare(sheet, key, learners: totals[key] ?? 0, label: label, detail: detail)
        }
    }

    private mutating func compare(
        _ sheet: Sheet,
        _ key: WardKey,
        learners: Int,
        label: String,
        detail: String
    ) -> ImportRowReview {
        let detail = "\(learners) \(learners == 1 ? "learner" : "learners"), \(detail)"
        guard var group = register.wardGroup(key) else {
            guard let area = register.areas[key.area] else {
                return review(sheet.reading, .needsFixing, label: label, detail: detail)
            }
            register.put(
                WardGroup(
                    id: newID(),
                    systemID: batch.systemID,
                    organisationID: area.organisationID,
                    siteID: area.siteID,
                    areaID: area.id,
                    kind: key.kind,
                    programme: sheet.programme,
                    learners: learners,
                    firstDay: key.first,
                    lastDay: key.last,
                    pattern: key.pattern,
                    source: source,
                    asAt: batch.asAt
                )
            )
            return review(sheet.reading, .new, label: label, detail: detail, stores: true)
        }
        var changes = FieldChanges()
        changes.take("Learners", learners, into: &group.learners, String.init)
        if group.archivedAt != nil {
            group.archivedAt = nil
            changes.note("Expected", old: "No", new: "Yes")
        }
        if !changes.differences.isEmpty {
            group.source = source
            group.asAt = batch.asAt
            register.put(group)
        }
        return review(
            sheet.reading,
            changes.differences.isEmpty ? .unchanged : .changed,
            label: label,
            detail: detail,
            differences: changes.differences,
            matchID: group.id.description,
            stores: !changes.differences.isEmpty
        )
    }

    // MARK: - Reading

    private mutating func readSheet(_ line: ImportLine) -> Sheet {
        var reading = RowReading(line, of: batch)
        let employer = employer(&reading)
        let organisation = employer.isNew ? nil : employer.organisation ?? employer.close
        if organisation == nil, !reading.isFaulty(.organisation), !reading.isFaulty(.odsCode) {
            reading.fault(.organisation, "No organisation of this name is known. Correct it, or add it first.")
        }
        let area = organisation.flatMap { wardArea(of: $0, &reading) }
        let programme = reading.shortText(.programme) ?? ""
        let said = [reading.text(.learnerKind), programme].compactMap(\.self).joined(separator: " ")
        let learners = reading.number(.learners) ?? 1
        if !(1...500).contains(learners) { reading.fault(.learners, "Write how many learners there are, 1 to 500.") }
        if reading.day(.start) == nil { reading.fault(.start, "Add the first day.") }
        if reading.day(.end) == nil { reading.fault(.end, "Add the last day.") }
        let first = reading.day(.start) ?? batch.year.range.start
        let last = reading.day(.end) ?? batch.year.range.end
        if last < first { reading.fault(.end, "The end is before the start; correct one of the two days.") }
        if first > batch.year.range.end || last < batch.year.range.start {
            reading.fault(
                .start,
                "These days are outside \(batch.year.label), the year of this import. Check the year."
            )
        }
        var sheet = Sheet(reading: reading, organisation: organisation, programme: programme, learners: learners)
        sheet.isTLevel = LearnerKind.isTLevel(said)
        sheet.key = area.map { area in
            WardKey(
                area: area.id,
                kind: LearnerKind(named: reading.text(.learnerKind), orMatching: said),
                programme: folded(programme),
                first: first,
                last: last,
                pattern: reading.pattern() ?? .unknown
            )
        }
        return sheet
    }

    /// The area that a row names, at the site that it names or anywhere in the organisation. Placement systems list wards
    /// that have nothing to do with T Levels, so that none is added.
    private func wardArea(of organisation: Organisation, _ reading: inout RowReading) -> Area? {
        guard let name = reading.shortText(.area) else {
            reading.fault(.area, "Add the ward, department or team.")
            return nil
        }
        let site = reading.shortText(.site)
        let sites = register.sites(of: organisation.id)
        let named = sites.filter { candidate in site.map { folded($0) == folded(candidate.name) } ?? true }
        let areas = (named.isEmpty ? sites : named).flatMap { register.areas(of: $0.id) }
            .filter { $0.archivedAt == nil && folded($0.name) == folded(name) }
        if areas.count == 1 { return areas.first }
        reading.fault(
            .area,
            areas.isEmpty
                ? "\(organisation.name) has no area of this name. Correct it, or add the area first if T Level students go "
                    + "there."
                : "\(organisation.name) has several areas of this name. Add the site."
        )
        return nil
    }

    private func label(of sheet: Sheet) -> String {
        let name = sheet.organisation?.name ?? sheet.reading.text(.organisation) ?? "No organisation"
        return [name, sheet.reading.text(.area) ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension LearnerKind {
    /// The kind that a list names as Trellis itself does, or else the one that its words mean.
    init(named name: String?, orMatching text: String) {
        let named = name.flatMap { name in LearnerKind.allCases.first { folded($0.title) == folded(name) } }
        self = named ?? LearnerKind(matching: text)
    }

    /// The kind that a text of a placement system means, such as "BSc (Hons) Adult Nursing Yr 2".
    init(matching text: String) {
        let words = folded(text)
        func has(_ parts: String...) -> Bool { parts.contains { words.contains($0) } }
        self =
            if has("apprentic") {
                .apprentice
            } else if has("work experience", "school placement", "taster") {
                .workExperience
            } else if has(
                "undergrad",
                "bsc",
                "mbbs",
                "mbchb",
                "degree",
                "student nurs",
                "nursing",
                "midwi",
                "medical student",
                "msc",
                "paramedic",
                "physio",
                "radiograph",
                "university"
            ) {
                .undergraduate
            } else {
                .other
            }
    }

    /// Whether a text speaks of T Level students, whom Trellis counts itself.
    static func isTLevel(_ text: String) -> Bool {
        let words = folded(text).replacing("-", with: " ")
        return words.contains("t level") || words.contains("tlevel")
    }
}
