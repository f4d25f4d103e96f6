import Domain
import Exchange
import Records
import Services

extension Placements.ListRow {
    /// The name that people use.
    var student: String { "\(preferredName.isEmpty ? givenName : preferredName) \(familyName)" }

    /// The area and the site.
    var place: String { areaName == siteName ? areaName : "\(areaName), \(siteName)" }

    /// The first and the last day, in words.
    var dates: String { "\(firstDay.formatted()) to \(lastDay.formatted())" }
}
