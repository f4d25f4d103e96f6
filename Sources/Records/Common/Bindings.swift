public import Domain
public import Store

// How the values of the domain are bound in SQL: as the text that they are stored as.

extension ID: SQLConvertible {
    public var sqlValue: SQLValue { .text(description) }
}

extension Day: SQLConvertible {
    public var sqlValue: SQLValue { .text(description) }
}

extension AcademicYear: SQLConvertible {
    public var sqlValue: SQLValue { .text(description) }
}

extension EmailAddress: SQLConvertible {
    public var sqlValue: SQLValue { .text(description) }
}

extension ULN: SQLConvertible {
    public var sqlValue: SQLValue { .text(description) }
}
