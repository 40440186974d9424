import Bytes

/// Decides which entries of an archive may be read, and why the others may not.
struct EntryValidation {
    /// The readable entries, in the order given.
    private(set) var entries: [ZIPEntry] = []
    /// The problems of the others.
    private(set) var problems: [ZIPError] = []

    private struct Candidate {
        var header: EntryHeader
        var path: String
        var isRefused = false
    }

    /// Validates all headers of an archive whose data ends at `dataEnd`.
    init(
        _ headers: [EntryHeader], limits: ZIPLimits, dataEnd: Int, in window: ArchiveWindow
    ) throws(ZIPError) {
        var candidates: [Candidate] = []
        candidates.reserveCapacity(headers.count)
        for header in headers {
            switch EntryPath(header.name) {
            case .unsafe(let trait): refuse(header, .unsafePath(trait))
            case .safe(let path):
                if let kind = Self.trouble(with: header, limits: limits, dataEnd: dataEnd) {
                    refuse(header, kind)
                } else {
                    candidates.append(Candidate(header: header, path: path))
                }
            }
        }
        refuseDuplicates(among: &candidates)
        try refuseOverlaps(among: &candidates, in: window)
        admit(candidates, limits: limits)
    }

    private mutating func refuse(_ header: EntryHeader, _ kind: ZIPError.Kind) {
        problems.append(ZIPError(kind, entry: header.name, offset: UInt64(header.position)))
    }

    /// The problem of a single entry, regardless of the others.
    private static func trouble(
        with header: EntryHeader, limits: ZIPLimits, dataEnd: Int
    ) -> ZIPError.Kind? {
        if header.isSpecial { return .symlink }
        if let encryption = header.encryption { return .encrypted(encryption) }
        let most: UInt64
        switch header.method {
        case .stored: most = header.compressedSize
        case .deflate: most = Inflater.maximumInflatedSize(of: header.compressedSize)
        case .deflate64: most = Inflater.maximumInflatedSize64(of: header.compressedSize)
        default: return .unsupportedMethod(header.method)
        }
        guard let end = header.earliestEnd else { return .malformed("sizes") }
        if end > UInt64(dataEnd) {
            let present = UInt64(dataEnd) - min(header.localHeaderOffset, UInt64(dataEnd))
            return .truncated(expected: end - header.localHeaderOffset, got: present)
        }
        if let bound = limits.bound(compressedSize: header.compressedSize, size: header.size) {
            return .limitExceeded(bound)
        }
        if header.size > most || header.method == .stored && header.size != most {
            return .sizeMismatch(expected: header.size, got: most)
        }
        return nil
    }

    /// If two entries have the same name, the last one counts.
    private mutating func refuseDuplicates(among candidates: inout [Candidate]) {
        var last: [String: Int] = [:]
        last.reserveCapacity(candidates.count)
        for index in candidates.indices {
            if let earlier = last.updateValue(index, forKey: candidates[index].path) {
                candidates[earlier].isRefused = true
                refuse(candidates[earlier].header, .duplicateName)
            }
        }
        candidates.removeAll(where: \.isRefused)
    }

    /// No byte may belong to two entries, as in bombs that inflate the same data repeatedly. An
    /// entry that claims bytes in which another one really begins is refused.
    private mutating func refuseOverlaps(
        among candidates: inout [Candidate], in window: ArchiveWindow
    ) throws(ZIPError) {
        let order = candidates.indices.sorted {
            candidates[$0].header.localHeaderOffset < candidates[$1].header.localHeaderOffset
        }
        var accepted: [Int] = []
        for index in order {
            let header = candidates[index].header
            while let last = accepted.last {
                let before = candidates[last].header
                guard let end = before.earliestEnd, end > header.localHeaderOffset else { break }
                let isThere = try window.holdsEntry(of: header)
                let isSame = before.localHeaderOffset == header.localHeaderOffset
                let bothThere = isSame ? try window.holdsEntry(of: before) : false
                let liar = isThere && !bothThere ? last : index
                candidates[liar].isRefused = true
                refuse(candidates[liar].header, .overlap)
                if liar == index { break }
                accepted.removeLast()
            }
            if !candidates[index].isRefused { accepted.append(index) }
        }
        candidates.removeAll(where: \.isRefused)
    }

    private mutating func admit(_ candidates: [Candidate], limits: ZIPLimits) {
        entries.reserveCapacity(candidates.count)
        var total: UInt64 = 0
        for candidate in candidates {
            let header = candidate.header
            let (sum, overflow) = total.addingReportingOverflow(header.size)
            guard !overflow, sum <= limits.maximumTotalSize else {
                refuse(header, .limitExceeded(.totalSize(limits.maximumTotalSize)))
                continue
            }
            total = sum
            var entry = ZIPEntry(header, name: candidate.path)
            entry.index = entries.count
            entries.append(entry)
        }
    }
}
