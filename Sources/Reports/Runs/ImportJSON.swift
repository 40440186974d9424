package import Ingest
package import JSON

extension ImportReport {
    /// The report with that of the following sync; `null` if there was none.
    package func json(with sync: SyncReport?) -> JSONValue {
        guard case .object(let members) = json else { return json }
        return .object(members.with(["sync": sync?.json ?? .null]))
    }
}
