import Bytes

/// The readable headers of a central directory.
struct CentralDirectory {
    var headers: [EntryHeader] = []
    /// The places with something other than a header.
    var problems: [ZIPError] = []
    /// The offset after the last header.
    var end: Int

    /// Reads the headers between `start` and `end`. After a damaged header it continues at the next
    /// one that it can find, or stops if it does not know where the directory ends.
    init(
        in window: ArchiveWindow, from start: Int, to end: Int, base: Int, atMost limit: Int,
        endIsKnown: Bool = true
    ) throws(ZIPError) {
        self.end = start
        var position = start
        while position < end {
            guard headers.count + problems.count < limit else {
                problems.append(
                    ZIPError(.limitExceeded(.entries(limit)), offset: UInt64(position)))
                return
            }
            let header = try window.centralHeader(at: position, before: end, base: base)
            if let header {
                headers.append(header)
                position += header.length
                self.end = position
                continue
            }
            // A digital signature may end the directory.
            if try window.signature(at: position) == Signature.digitalSignature { return }
            guard endIsKnown else { return }
            problems.append(ZIPError(.malformed("central header"), offset: UInt64(position)))
            let next = try window.firstSignature(
                among: [Signature.centralHeader], from: position + 1, before: end)
            guard let next else { return }
            position = next
        }
    }

    /// Whether all headers could be read.
    var isWhole: Bool {
        problems.allSatisfy { if case .limitExceeded = $0.kind { true } else { false } }
    }
}
