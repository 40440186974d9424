import Bytes

/// The headers of a central directory, those that can be read.
struct CentralDirectory {
    var headers: [EntryHeader] = []
    /// Where something else lay than a header.
    var problems: [ZIPError] = []
    /// The byte after the last header.
    var end: Int

    /// Reads the headers between `start` and `end`. Where one is damaged, it goes on at the next
    /// one that it can find, or ends there when it does not know where the directory ends.
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
            // A signature of the directory may end it.
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
