import StravaAPI

extension SyncRun {
    /// The sizes of pieces in which a page is requested; each divides the previous one.
    private static let pieceSizes = [100, 50, 25, 5, 1]
    /// More damaged pieces of one size than this are not caused by single activities.
    private static let patience = 2

    /// A page of the list. If one activity breaks the page's JSON, the page is requested in smaller
    /// pieces, until only that activity is missing.
    func listed(_ page: Int, of walk: ListWalk) async throws -> APIResponse<[APIActivity]> {
        do {
            return try await piece(page, size: Self.pageSize, of: walk)
        } catch StravaAPIError.malformedJSON {
            return try await pieces(of: page, size: Self.pageSize, walk)
        }
    }

    private func pieces(
        of page: Int, size: Int, _ walk: ListWalk
    ) async throws -> APIResponse<[APIActivity]> {
        guard let smaller = Self.pieceSizes.first(where: { $0 < size }) else {
            throw StravaAPIError.malformedJSON
        }
        var whole: APIResponse<[APIActivity]>?
        var unreadable: [String] = []
        var damaged = 0
        let count = size / smaller
        for number in ((page - 1) * count + 1)...(page * count) {
            try await checkStop()
            var part: APIResponse<[APIActivity]>
            do {
                part = try await piece(number, size: smaller, of: walk)
            } catch StravaAPIError.malformedJSON {
                damaged += 1
                guard damaged <= Self.patience else { throw StravaAPIError.malformedJSON }
                if smaller == 1 {
                    unreadable.append("[\(number - 1)]")
                    continue
                }
                part = try await pieces(of: number, size: smaller, walk)
            }
            let isEnd = part.value.count + part.unreadable.count < smaller
            unreadable += part.unreadable
            part.value = (whole?.value ?? []) + part.value
            whole = part
            if isEnd { break }
        }
        guard var whole else { throw StravaAPIError.malformedJSON }
        whole.unreadable = unreadable
        return whole
    }

    private func piece(
        _ page: Int, size: Int, of walk: ListWalk
    ) async throws -> APIResponse<[APIActivity]> {
        try await counting(\.list) {
            try await client.activities(
                page: page, perPage: size, after: walk.bounds.after, before: walk.bounds.before)
        }
    }

    /// Counts the requests that some work takes, including failed ones.
    func counting<Value: Sendable>(
        _ kind: WritableKeyPath<SyncReport.Requests, Int>, _ work: () async throws -> Value
    ) async throws -> Value {
        let before = await client.requestCount
        do {
            let value = try await work()
            report.requests[keyPath: kind] += await client.requestCount - before
            return value
        } catch {
            report.requests[keyPath: kind] += await client.requestCount - before
            throw error
        }
    }
}
