import GRDB

/// Ownership checks for commands with `--athlete`.
extension Library {
    /// Strava's ids of the athletes in order, without athletes whose id is unknown.
    package func athletes() throws -> [Int64] {
        try read { database in
            try Int64.fetchAll(
                database,
                sql: "SELECT strava_id FROM athlete WHERE strava_id IS NOT NULL ORDER BY strava_id")
        }
    }

    /// Checks that an athlete is in the library.
    ///
    /// - Throws: ``StoreError`` `unknownAthlete`.
    package func expect(athlete: Int64) throws {
        let known = try athletes()
        guard known.contains(athlete) else {
            throw StoreError(.unknownAthlete(athlete, known: known), path: folder.path)
        }
    }

    /// Checks that activities, including forgotten ones, belong to an athlete; unknown ids belong
    /// to nobody.
    ///
    /// - Throws: ``StoreError`` `otherAthlete`.
    package func expect(activities ids: [Int64], of athlete: Int64) throws {
        for id in ids {
            try expect(
                "activity \(id)", of: athlete,
                """
                SELECT athlete_id FROM activity WHERE id = ?1
                UNION
                SELECT e.athlete_id FROM forgotten_row f JOIN source e ON e.id = f.source_id
                WHERE f.activity_id = ?1 AND NOT EXISTS (SELECT 1 FROM activity WHERE id = ?1)
                """, id)
        }
    }

    /// Checks that a run imported only exports of one athlete.
    ///
    /// - Throws: ``StoreError`` `otherAthlete`.
    package func expect(run: Int64, of athlete: Int64) throws {
        try expect(
            "an export of run \(run)", of: athlete,
            "SELECT athlete_id FROM source WHERE first_run_id = ?1", run)
    }

    private func expect(
        _ what: String, of athlete: Int64, _ owners: String, _ argument: Int64
    ) throws {
        let other = try read { database in
            try Row.fetchOne(
                database,
                sql: """
                    SELECT strava_id FROM athlete
                    WHERE id IN (\(owners)) AND strava_id IS NOT ?2 ORDER BY strava_id
                    """, arguments: [argument, athlete])
        }
        guard let other else { return }
        throw StoreError(
            .otherAthlete(what: what, owner: other[0], asked: athlete), path: folder.path)
    }
}
