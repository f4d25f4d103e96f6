import Design
import Foundation
import Markup

/// A list as staff see it every day: filter, chips, work on many rows, table, pages.
struct StudentListPage: HTML {
    struct Row {
        let id, name, href, college, status: String
        let colour: Tag.Colour
        let hours: Int
    }

    let frame: PageFrame
    let rows: [Row]
    let total, page, pages: Int

    var body: some HTML {
        PageShell(title: "Students", frame: frame, breadcrumbs: [Crumb("Today", href: "/")]) {
            PageHeading("Students", caption: "2026 to 2027")
            FilteredList {
                FilterPanel(
                    action: "/students",
                    chips: Chips([Chip("College", "Stoke", removeHref: "/students")], clearHref: "/students"),
                    keeping: [("sort", "name")]
                ) {
                    Input(name: "q", label: "Name or reference", kind: .search)
                    Select(
                        name: "college",
                        label: "College",
                        value: "stoke",
                        prompt: "Any college",
                        options: [SelectOption("stoke", "Stoke"), SelectOption("hull", "Hull")]
                    )
                    Checkboxes(
                        name: "status",
                        legend: "Status",
                        size: .small,
                        values: ["ready"],
                        layout: .small,
                        choices: [Choice("ready", "Ready"), Choice("waiting", "Waiting for checks")]
                    )
                }
            } results: {
                BulkBar(action: "/students/bulk", token: frame.token, all: (134, "every")) {
                    Button("Send reminder", kind: .secondary, isSmall: true, name: "do", value: "remind")
                }
                Table(
                    "\(total) students",
                    rows: rows,
                    empty: "No student matches these filters.",
                    selection: Selection(form: "bulk", value: \.id, label: \.name),
                    columns: [
                        Column("Name", isHeader: true, sort: SortLink(href: "?sort=-name", direction: .ascending)) {
                            Link($0.name, href: $0.href)
                        },
                        Column("College") { $0.college },
                        Column("Status") { Tag($0.status, $0.colour) },
                        Column("Hours", isNumeric: true, sort: SortLink(href: "?sort=hours")) { $0.hours },
                    ]
                )
                Pagination(current: page, count: pages) { "/students?page=\($0)" }
            }
        }
    }
}

/// A form with every kind of field, sent and found wanting.
struct VisitFormPage: HTML {
    let frame: PageFrame
    let errors: FormErrors
    let notes: String

    var body: some HTML {
        PageShell(title: "Record a visit", frame: frame, back: BackLink(href: "/placements/7"), errors: errors) {
            PageHeading("Record a visit", caption: "Kim Lee at Haywood Hospital")
            Form(action: "/placements/7/visits", token: frame.token, carriesFiles: true) {
                DateInput(name: "date", legend: "Date of the visit", size: .medium, errors: errors)
                Radios(
                    name: "how",
                    legend: "How did you meet?",
                    size: .medium,
                    error: errors["how"],
                    value: "phone",
                    choices: [
                        Choice("site", "At the site"),
                        Choice("phone", "By telephone") {
                            Input(name: "number", label: "Number", kind: .telephone, width: .twenty)
                        },
                        .divider(),
                        Choice("other", "Another way", hint: "Say how in the notes"),
                    ]
                )
                Input(
                    name: "hours",
                    label: "Hours so far",
                    error: errors["hours"],
                    value: "3x",
                    width: .three,
                    suffix: "hours"
                )
                Textarea(name: "notes", label: "Notes", hint: "Nothing about health", value: notes, limit: 500)
                FileUpload(name: "file", label: "Signed form", accepts: [".pdf"])
                ButtonGroup {
                    Button("Save visit")
                    Link("Cancel", href: "/placements/7")
                }
            }
        }
    }
}
