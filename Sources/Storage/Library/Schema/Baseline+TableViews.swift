import ActivityModel

/// Views of the other tables of exports as typed rows, and views of the sources that count.
///
/// The rows are stored unchanged (`table_row`); columns are read by position, because only the
/// positions are the same in every language. If layouts differ between years, the length of the
/// header determines the layout.
extension Baseline {
    static let tableViews = """
        CREATE VIEW own_source AS SELECT * FROM source WHERE kind <> 'strava-api';

        CREATE VIEW export AS SELECT * FROM source WHERE kind = 'strava-export';

        CREATE VIEW own_row AS
        SELECT r.* FROM activity_row r JOIN own_source s ON s.id = r.source_id;

        CREATE VIEW newest_table AS
        SELECT t.source_id, t.name, e.athlete_id, h.cells AS header,
            json_array_length(h.cells) AS column_count, t.row_count
        FROM source_table t
        JOIN source e ON e.id = t.source_id
        JOIN csv_header h ON h.id = t.header_id
        WHERE NOT EXISTS (
            SELECT 1 FROM source_table u JOIN source n ON n.id = u.source_id
            WHERE u.name = t.name AND n.athlete_id = e.athlete_id
                AND (n.as_of, n.fingerprint) > (e.as_of, e.fingerprint));

        CREATE VIEW athletes AS
        SELECT a.id, a.strava_id,
            r.cells ->> ((n.column_count > 9) + 1) AS first_name,
            r.cells ->> ((n.column_count > 9) + 2) AS last_name,
            r.cells ->> ((n.column_count > 9) + 3) AS sex,
            r.cells ->> ((n.column_count > 9) + 6) AS city,
            r.cells ->> ((n.column_count > 9) + 7) AS state,
            r.cells ->> ((n.column_count > 9) + 8) AS country
        FROM athlete a
        LEFT JOIN newest_table n ON n.athlete_id = a.id AND n.name = 'profile'
        LEFT JOIN table_row r ON r.source_id = n.source_id AND r.name = 'profile'
            AND r.row_number = 1;

        CREATE VIEW gear AS
        WITH item AS (
            SELECT e.athlete_id, e.as_of, e.fingerprint, rtrim(r.name, 's') AS kind,
                trim(coalesce(r.cells ->> 0, '')) AS own_name,
                trim(coalesce(r.cells ->> 1, '')) AS brand,
                trim(coalesce(r.cells ->> 2, '')) AS model
            FROM table_row r JOIN source e ON e.id = r.source_id
            WHERE r.name IN ('bikes', 'shoes')),
        named AS (
            SELECT *, CASE WHEN own_name <> '' THEN own_name
                ELSE trim(brand || ' ' || model) END AS name,
                row_number() OVER (
                    PARTITION BY athlete_id, kind, CASE WHEN own_name <> '' THEN own_name
                        ELSE trim(brand || ' ' || model) END
                    ORDER BY as_of DESC, fingerprint DESC) AS age
            FROM item),
        identifier AS (
            SELECT e.athlete_id, trim(r.gear_name) AS name,
                CASE WHEN r.bike_id IS NULL THEN 'shoe' ELSE 'bike' END AS kind,
                coalesce(r.bike_id, r.gear_id) AS strava_id,
                row_number() OVER (
                    PARTITION BY e.athlete_id, trim(r.gear_name), r.bike_id IS NULL
                    ORDER BY e.as_of DESC, e.fingerprint DESC, r.activity_id DESC) AS age
            FROM activity_row r JOIN source e ON e.id = r.source_id
            WHERE coalesce(r.bike_id, r.gear_id) IS NOT NULL)
        SELECT n.athlete_id, n.kind, n.name, n.brand, n.model, i.strava_id
        FROM named n
        LEFT JOIN identifier i ON i.athlete_id = n.athlete_id AND i.kind = n.kind
            AND i.name = n.name AND i.age = 1
        WHERE n.age = 1 AND n.name <> '';

        CREATE VIEW media AS
        WITH item AS (
            SELECT e.athlete_id, m.path, m.activity_id, m.caption, m.is_present,
                rank() OVER (
                    PARTITION BY e.athlete_id, m.path
                    ORDER BY m.activity_id IS NULL, e.as_of DESC, e.fingerprint DESC) AS age,
                max(m.is_present) OVER (PARTITION BY e.athlete_id, m.path) AS is_anywhere
            FROM media_row m JOIN source e ON e.id = m.source_id)
        SELECT athlete_id, path, activity_id, caption, is_anywhere AS is_present
        FROM item WHERE age = 1;

        CREATE VIEW challenges AS
        SELECT n.athlete_id, n.name = 'group_challenges' AS is_group,
            r.cells ->> 0 AS join_date, r.cells ->> 1 AS name, r.cells ->> 2 AS completed
        FROM newest_table n JOIN table_row r USING (source_id, name)
        WHERE n.name IN ('global_challenges', 'group_challenges');

        CREATE VIEW reactions AS
        SELECT n.athlete_id, r.cells ->> 0 AS date, r.cells ->> 1 AS type,
            CASE WHEN n.name = 'kudos' THEN NULL ELSE r.cells ->> 2 END AS parent_type,
            CAST(r.cells ->> CASE WHEN n.name = 'kudos' THEN 2 ELSE 3 END AS INTEGER) AS parent_id
        FROM newest_table n JOIN table_row r USING (source_id, name)
        WHERE n.name IN ('kudos', 'reactions');

        \(rowViews)
        """

    /// The views of tables whose rows are shown unchanged.
    private static let rowViews = ExportTableLayout.all.compactMap(rowView)
        .joined(separator: "\n\n")

    private static func rowView(of table: ExportTableLayout) -> String? {
        guard let view = table.view else { return nil }
        let columns = table.columns.map { "\(value(of: $0)) AS \($0.name)" }
        return """
            CREATE VIEW \(view) AS
            SELECT n.athlete_id, \(columns.joined(separator: ", "))
            FROM newest_table n JOIN table_row r USING (source_id, name)
            WHERE n.name = '\(table.name)';
            """
    }

    private static func value(of column: ExportTableLayout.Column) -> String {
        var index = String(column.index)
        if let older = column.older {
            let other = older.index.map(String.init) ?? "NULL"
            index = "CASE WHEN n.column_count < \(older.below) THEN \(other) ELSE \(index) END"
        }
        let cell = "r.cells ->> \(index)"
        return switch column.kind {
        case .text: cell
        case .integer: "CAST(nullif(\(cell), '') AS INTEGER)"
        case .real: "CAST(nullif(\(cell), '') AS REAL)"
        }
    }
}
