import Bytes

/// The entries of an archive after its local headers were walked.
struct Reconciliation {
    /// One header for each entry that is present, in the archive's order.
    private(set) var headers: [EntryHeader] = []
    /// The contradictions between central and local headers.
    private(set) var problems: [ZIPError] = []

    /// Prefers a central header, which knows the kind of file, if the local one confirms it. The
    /// entries at the offsets `lost` are known to be damaged.
    init(central: [EntryHeader], local: [EntryHeader], lost: Set<UInt64>) {
        let shift = Self.shift(from: central, to: local)
        var byOffset: [UInt64: EntryHeader] = [:]
        for header in central {
            byOffset[header.localHeaderOffset &+ shift] = header
        }
        headers.reserveCapacity(local.count)
        for header in local {
            guard var known = byOffset.removeValue(forKey: header.localHeaderOffset) else {
                headers.append(header)
                continue
            }
            if known.describesSameData(as: header) {
                known.localHeaderOffset = header.localHeaderOffset
                headers.append(known)
            } else {
                headers.append(header)
                note(known, "central header: the local header says otherwise")
            }
        }
        for (offset, header) in byOffset.sorted(by: { $0.key < $1.key })
        where !lost.contains(offset) {
            note(header, "central header: there is no entry where it says")
        }
    }

    /// The size of what precedes the archive in its file, unknown to the directory: the distance
    /// between the first entries if no central header leads to a local one.
    private static func shift(from central: [EntryHeader], to local: [EntryHeader]) -> UInt64 {
        let offsets = Set(local.map(\.localHeaderOffset))
        if central.contains(where: { offsets.contains($0.localHeaderOffset) }) { return 0 }
        guard let first = local.first?.localHeaderOffset,
            let stated = central.map(\.localHeaderOffset).min(), stated < first
        else { return 0 }
        return first - stated
    }

    private mutating func note(_ header: EntryHeader, _ what: String) {
        problems.append(
            ZIPError(.malformed(what), entry: header.name, offset: UInt64(header.position)))
    }
}

extension EntryHeader {
    fileprivate func describesSameData(as other: EntryHeader) -> Bool {
        EntryName.agree(name, other.name) && method == other.method && crc32 == other.crc32
            && compressedSize == other.compressedSize && size == other.size
    }
}
