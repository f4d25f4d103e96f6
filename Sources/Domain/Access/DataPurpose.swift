/// Why something is kept. Every column of the schema has one purpose, and each purpose a basis in law that the
/// organisations who run the system confirm before they start.
public enum DataPurpose: String, Hashable, Sendable, CaseIterable {
    case placing, matching, supporting, reaching, signingIn, accounting, importing, rights, running

    /// The words on screens.
    public var title: String {
        switch self {
        case .placing: "Arranging placements"
        case .matching: "Finding a place that suits"
        case .supporting: "Arranging support"
        case .reaching: "Reaching the people who arrange placements"
        case .signingIn: "Letting people sign in, safely"
        case .accounting: "Showing who did what, and undoing mistakes"
        case .importing: "Bringing in spreadsheets"
        case .rights: "Answering people about their data"
        case .running: "Running the service"
        }
    }

    /// The basis in UK GDPR that is proposed; the organisations confirm it.
    public var basis: String {
        switch self {
        case .placing, .matching:
            "Article 6(1)(e), a public task, for colleges, trusts, practices and the ICB; "
                + "Article 6(1)(f), legitimate interests, for private hosts"
        case .supporting:
            "Article 6(1)(e), and Article 9(2)(g) with Schedule 1 of the Data Protection Act 2018"
        case .reaching: "Article 6(1)(e); Article 6(1)(f) for private hosts"
        case .signingIn, .running: "Article 6(1)(e), and Article 32, security of processing"
        case .accounting: "Article 5(2), accountability, and Article 6(1)(c)"
        case .importing: "The same as for arranging placements"
        case .rights: "Article 6(1)(c), a legal duty: Articles 12 to 22"
        }
    }

    /// Why, told to a student.
    public var plainly: String {
        switch self {
        case .placing: "to arrange your placement"
        case .matching: "to find a place that suits you"
        case .supporting: "to plan the support you want"
        case .reaching: "to get in touch"
        case .signingIn: "to let the right people in"
        case .accounting: "to see who did what, and put mistakes right"
        case .importing: "to read the lists that colleges send"
        case .rights: "to answer you when you ask about your data"
        case .running: "to keep Trellis working"
        }
    }
}
