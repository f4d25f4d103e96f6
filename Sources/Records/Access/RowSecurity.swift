public import Domain
public import Store

/// The second wall. On PostgreSQL the database itself hands out and takes only rows of the system, and where it is clear
/// of the college or employer, that a transaction works for; a query that forgets its `Scope` finds nothing.
///
/// SQLite has no such thing; there the scope in each query is the only wall, and the same tests prove the same.
public enum RowSecurity {
    private static let system = "trellis.system"
    private static let college = "trellis.college"
    private static let employer = "trellis.employer"

    /// The context of commands, jobs and signing in, which reach every system.
    public static let everything = TransactionContext([system: "*"])

    /// The context of whoever has a scope.
    public static func context(of scope: Scope) -> TransactionContext {
        var settings = [system: scope.systemID.description]
        switch scope {
        case .provider(_, let id), .tutees(_, let id, _, _), .oneself(_, let id, _):
            settings[college] = id.description
        case .employer(_, let id), .areas(_, let id, _), .named(_, let id, _, _):
            settings[employer] = id.description
        case .system, .place, .organisation, .figures, .trail, .nothing: break
        }
        return TransactionContext(settings)
    }

    /// Builds the wall around every table there is. May be run again and again; runs at the end of every migration, so
    /// that no table is forgotten.
    public static let wall: SQL = "\(sqlite: "SELECT 1", postgres: building)"

    /// A table with a `system_id` is walled by it, any other by the row of another table that it belongs to. Without
    /// a context the setting is null or empty, which equals no id, so that nothing is found.
    ///
    /// A table that belongs to no row at all is closed to all but those who reach every system.
    private static let building: StaticString = """
        DO $wall$
        DECLARE
            own CONSTANT text := '(SELECT current_setting(''trellis.system'', true))';
            college CONSTANT text := '(SELECT nullif(current_setting(''trellis.college'', true), ''''))';
            employer CONSTANT text := '(SELECT nullif(current_setting(''trellis.employer'', true), ''''))';
            item record;
            rule text;
            narrower text;
        BEGIN
            FOR item IN
                SELECT t.relname AS name, link.child_column, link.parent, link.parent_column,
                    EXISTS (SELECT 1 FROM pg_attribute a
                        WHERE a.attrelid = t.oid AND a.attname = 'system_id' AND NOT a.attisdropped) AS has_system
                FROM pg_class t LEFT JOIN LATERAL (
                    SELECT a.attname AS child_column, p.relname AS parent, k.attname AS parent_column
                    FROM pg_constraint c JOIN pg_class p ON p.oid = c.confrelid
                        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
                        JOIN pg_attribute k ON k.attrelid = c.confrelid AND k.attnum = c.confkey[1]
                    WHERE c.conrelid = t.oid AND c.contype = 'f' AND cardinality(c.conkey) = 1
                        AND c.confrelid <> t.oid AND a.attnotnull
                    ORDER BY c.conname LIMIT 1
                ) AS link ON true
                WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind = 'r'
                    AND t.relname <> 'schema_migrations'
            LOOP
                rule := CASE
                    WHEN item.has_system THEN format('system_id = %s', own)
                    WHEN item.name = 'system' THEN format('id = %s', own)
                    WHEN item.parent IS NOT NULL THEN format('EXISTS (SELECT 1 FROM %I AS parent WHERE parent.%I = %I.%I)',
                        item.parent, item.parent_column, item.name, item.child_column)
                    ELSE 'false'
                END;
                EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', item.name);
                EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', item.name);
                EXECUTE format('DROP POLICY IF EXISTS trellis_system ON %I', item.name);
                EXECUTE format('CREATE POLICY trellis_system ON %I USING (%s = ''*'' OR %s)', item.name, own, rule);
                EXECUTE format('DROP POLICY IF EXISTS trellis_organisation ON %I', item.name);
                narrower := CASE item.name
                    WHEN 'cohort' THEN format('%s IS NULL OR provider_id = %s', college, college)
                    WHEN 'proposal' THEN format('%s IS NULL OR provider_id = %s', college, college)
                    WHEN 'intention' THEN format('%s IS NULL AND (%s IS NULL OR provider_id = %s)', employer, college, college)
                    WHEN 'note' THEN format('(%s IS NULL OR room = ''college'') AND (%s IS NULL OR room = ''host'')',
                        college, employer)
                    WHEN 'leg' THEN format('%s IS NULL OR organisation_id = %s', employer, employer)
                    WHEN 'ward_group' THEN format('%s IS NULL AND (%s IS NULL OR organisation_id = %s)',
                        college, employer, employer)
                    WHEN 'placement' THEN format('%s IS NULL OR EXISTS
                        (SELECT 1 FROM leg WHERE leg.placement_id = placement.id)', employer)
                    WHEN 'student' THEN format('(%s IS NULL OR provider_id = %s) AND (%s IS NULL OR EXISTS
                        (SELECT 1 FROM placement WHERE placement.student_id = student.id))', college, college, employer)
                END;
                IF narrower IS NOT NULL THEN
                    EXECUTE format('CREATE POLICY trellis_organisation ON %I AS RESTRICTIVE USING (%s)',
                        item.name, narrower);
                END IF;
            END LOOP;
        END
        $wall$
        """

    /// Lets a role that owns nothing read and change rows, so that the server need not run as the owner of the tables.
    /// - Throws: `StoreError` when there is no such role.
    public static func admit(_ role: String, _ writer: any Writer) throws {
        guard let schema = try writer.scalar("SELECT current_schema()", as: String.self) else { return }
        try writer.run("GRANT USAGE ON SCHEMA \(identifier: schema) TO \(identifier: role)")
        try writer.run(
            """
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA \(identifier: schema) TO \(identifier: role)
            """
        )
        // The server reads how old the schema is, and never says that it is newer than it is.
        try writer.run("REVOKE INSERT, UPDATE, DELETE ON schema_migrations FROM \(identifier: role)")
    }

    /// Whether the role of this connection is held by the wall at all: a superuser and a role that bypasses row-level
    /// security are not. Always so on SQLite, where there is no wall.
    public static func holds(_ reader: any Reader) throws -> Bool {
        guard reader.dialect == .postgres else { return true }
        let free: SQL = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
        return try reader.scalar(free, as: Bool.self) == false
    }
}
