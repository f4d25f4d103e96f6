import Foundation
import Testing

@testable import Store

@Suite("SQL as a value")
struct SQLTests {
    @Test func bindsValuesInTheMannerOfEachEngine() {
        let sql: SQL = "SELECT * FROM item WHERE id = \(1) AND name = \("x' OR 1=1") AND ok = \(true)"
        #expect(sql.render(.sqlite).text == "SELECT * FROM item WHERE id = ? AND name = ? AND ok = ?")
        #expect(sql.render(.postgres).text == "SELECT * FROM item WHERE id = $1 AND name = $2 AND ok = $3")
        #expect(sql.render(.sqlite).values == [.integer(1), .text("x' OR 1=1"), .bool(true)])
    }

    @Test func nestsAndJoins() {
        let conditions: [SQL] = ["a = \(1)", "b IN \(list: ["x", "y"])"]
        let sql: SQL = "SELECT 1 WHERE \(conditions.joined(separator: " AND "))" + " LIMIT \(5)"
        #expect(sql.render(.postgres).text == "SELECT 1 WHERE a = $1 AND b IN ($2, $3) LIMIT $4")
        #expect(sql.render(.postgres).values == [.integer(1), .text("x"), .text("y"), .integer(5)])
    }

    @Test func anEmptyListKeepsItsType() {
        let sql: SQL = "x IN \(list: [Int]())"
        #expect(sql.render(.sqlite).text == "x IN (SELECT CAST(NULL AS BIGINT) WHERE 1 = 0)")
        #expect(("x IN \(list: [Grade]())" as SQL).render(.postgres).text.contains("BIGINT"))
        #expect(("x IN \(list: [Stage]())" as SQL).render(.postgres).text.contains("TEXT"))
        #expect(("x IN \(list: [Data]())" as SQL).render(.postgres).text.contains("BYTEA"))
    }

    @Test(arguments: ["", "Item", "a b", "item\"; DROP TABLE item", "é"])
    func refusesOddIdentifiers(name: String) {
        let statement = ("SELECT * FROM \(identifier: name)" as SQL).render(.sqlite)
        let error = #expect(throws: StoreError.self) { try statement.validate() }
        #expect(error?.code == .syntax)
        #expect(name.isEmpty || error?.description.contains(name) == false)
    }

    @Test func quotesIdentifiers() {
        let sql: SQL = "INSERT INTO \(identifier: "item_1") (\(identifiers: ["a", "order"]))"
        #expect(sql.render(.postgres).text == "INSERT INTO \"item_1\" (\"a\", \"order\")")
    }

    @Test func splicesOnlyLiteralsThatDifferByEngine() {
        let sql: SQL = "CREATE TABLE a (b \(sqlite: "BLOB", postgres: "BYTEA"))"
        #expect(sql.render(.sqlite).text == "CREATE TABLE a (b BLOB)")
        #expect(sql.render(.postgres).text == "CREATE TABLE a (b BYTEA)")
    }

    @Test func bindsJSONWithSortedKeys() {
        let sql: SQL = "\(json: ["b": 1, "a": 2])"
        #expect(sql.render(.sqlite).values == [.text(#"{"a":2,"b":1}"#)])
        #expect(throws: StoreError.self) { try ("\(json: Double.nan)" as SQL).render(.sqlite).validate() }
    }

    @Test func describesItselfWithoutValues() {
        let sql: SQL = "SELECT \("canary") IN \(list: ["canary"])"
        #expect(sql.description == "SELECT ? IN (?)")
    }

    @Test func bindsEveryKindOfValue() throws {
        let id = try #require(UUID(uuidString: "ABCDEF00-0000-7000-8000-000000000001"))
        let nothing: Int? = nil
        let rows: [(SQL, SQLValue)] = [
            ("\(id)", .text("abcdef00-0000-7000-8000-000000000001")),
            ("\(Date(timeIntervalSince1970: 0))", .text("1970-01-01T00:00:00.000Z")),
            ("\(nothing)", .null), ("\(Optional(3))", .integer(3)), ("\(Int64.min)", .integer(.min)),
            ("\(1.5)", .double(1.5)), ("\([UInt8]([1, 2]))", .blob([1, 2])), ("\(Data([3]))", .blob([3])),
            ("\(Stage.ready)", .text("ready")), ("\(Grade.merit)", .integer(2)), ("\("ab".dropFirst())", .text("b")),
            ("\(StudentID(rawValue: id))", .text("abcdef00-0000-7000-8000-000000000001")),
            ("\(Decimal(string: "0.10")!)", .text("0.1")), ("\(SQLValue.bool(false))", .bool(false)),
        ]
        for (sql, value) in rows { #expect(sql.render(.sqlite).values == [value]) }
    }
}

@Suite("Names of columns")
struct ColumnNameTests {
    @Test(arguments: [
        ("homeOutcode", "home_outcode"), ("tLevelCode", "t_level_code"), ("uln", "uln"), ("line1", "line1"),
        ("pathURL", "path_url"), ("URLPath", "url_path"), ("home_outcode", "home_outcode"),
        ("year2Target", "year2_target"),
        ("isSEND", "is_send"), ("area51A", "area51_a"),
    ])
    func propertiesBecomeColumns(property: String, column: String) {
        #expect(ColumnName.snakeCase(property) == column)
        #expect(RowColumns(["other", column]).position(property) == 1)
    }

    @Test func theFirstOfTwoColumnsOfOneNameCounts() {
        #expect(RowColumns(["id", "ID", "name"]).position("id") == 0)
    }
}
