import Design
import Domain
import Markup

/// The sites of an organisation, each with its areas.
struct SitesSection: HTML {
    let sites: [Site]
    let areas: [Area]
    let organisation: ID<Organisation>
    let canEdit: Bool
    let canOffer: Bool

    var body: some HTML {
        Heading("Sites and areas")
        if sites.isEmpty { Paragraph("There is no site yet.") }
        ForEach(sites) { site in
            Card(site.name, actions: actions(site)) {
                Paragraph(address(site))
                if site.archivedAt != nil { Tag("No longer used", .grey) }
                areaTable(site)
                if canEdit {
                    Paragraph {
                        Link("Add an area", href: SiteRoute.network(.newArea(site.id)).path, context: "at \(site.name)")
                    }
                }
            }
        }
        if canEdit {
            Button("Add a site", href: SiteRoute.network(.newSite(organisation)).path, kind: .secondary, isSmall: true)
        }
    }

    private func actions(_ site: Site) -> [RowAction] {
        canEdit ? [RowAction("Change", href: SiteRoute.network(.editSite(site.id)).path, context: site.name)] : []
    }

    private func address(_ site: Site) -> String {
        let parts = [site.address, site.postcode?.description ?? ""].filter { !$0.isEmpty }
        return parts.isEmpty ? "No address yet" : parts.joined(separator: ", ")
    }

    @HTMLBuilder private func areaTable(_ site: Site) -> some HTML {
        let rows = areas.filter { $0.siteID == site.id }
        var columns: [Column<Area>] {
            var columns: [Column<Area>] = [
                Column("Area", isHeader: true) { area in
                    area.name
                    if area.archivedAt != nil { " (no longer used)" }
                },
                Column("Kind of place") { $0.setting.title },
                Column("Minimum age", isNumeric: true) { $0.minimumAge.map(String.init) ?? "Any" },
                Column("Learners at once", isNumeric: true) { $0.room.map(String.init) ?? "Not known" },
            ]
            if rows.contains(where: { !$0.notes.isEmpty }) { columns.append(Column("Notes") { $0.notes }) }
            if canEdit || canOffer {
                columns.append(
                    Column("Actions") { area in
                        if canEdit {
                            Link("Change", href: SiteRoute.network(.editArea(area.id)).path, context: area.name)
                            " "
                        }
                        if canOffer, area.archivedAt == nil {
                            Link(
                                "Add places",
                                href: SiteRoute.capacity(.newOffer(area.id)).path,
                                context: "at \(area.name)"
                            )
                            " "
                            Link(
                                "Other learners",
                                href: SiteRoute.capacity(.ward(.newGroup(area.id))).path,
                                context: "at \(area.name)"
                            )
                        }
                    }
                )
            }
            return columns
        }
        Table(
            "Areas at \(site.name)",
            captionSize: .hidden,
            rows: rows,
            empty: "There is no area here yet.",
            columns: columns
        )
    }
}

/// The contacts of an organisation.
struct PeopleSection: HTML {
    let people: [Person]
    let organisation: ID<Organisation>
    let canEdit: Bool

    var body: some HTML {
        Table("Contacts", rows: people, empty: "There is no contact yet.", columns: columns)
        if canEdit {
            Button(
                "Add a contact",
                href: SiteRoute.network(.newPerson(organisation)).path,
                kind: .secondary,
                isSmall: true
            )
        }
    }

    private var columns: [Column<Person>] {
        var columns: [Column<Person>] = [
            Column("Name", isHeader: true) { person in
                person.name
                if person.archivedAt != nil { " (has left)" }
            },
            Column("Role") { $0.role.title },
            Column("Job title") { $0.jobTitle },
            Column("E-mail") { person in
                if let email = person.email { Link(email.description, href: "mailto:\(email)") }
            },
            Column("Telephone") { $0.phone?.description ?? "" },
            Column("As at") { provenance(source: $0.source, asAt: $0.asAt) },
        ]
        if canEdit {
            columns.append(
                Column("Actions") { person in
                    Link("Change", href: SiteRoute.network(.editPerson(person.id)).path, context: person.name)
                }
            )
        }
        return columns
    }
}

/// The way to what can be asked of contacts by mail.
struct TasksSection: HTML {
    let organisation: ID<Organisation>
    let canAsk: Bool

    var body: some HTML {
        ButtonGroup {
            if canAsk {
                Button(
                    "Ask by e-mail",
                    href: SiteRoute.tasks(.ask(organisation)).path,
                    kind: .secondary,
                    isSmall: true
                )
            }
            Link("Links that were sent", href: SiteRoute.tasks(.links).path)
        }
    }
}
