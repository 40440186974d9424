package import Ingest
package import JSON

extension ImportReport {
    /// The report with that of the sync that followed; `null` where none did.
    package func json(with sync: SyncReport?) -> JSONValue {
        guard case .object(let members) = json else { return json }
        return .object(members.with(["sync": sync?.json ?? .null]))
    }
}
