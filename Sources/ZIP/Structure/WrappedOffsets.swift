/// Offsets beyond 4 GiB as programs without ZIP64 write them: modulo 2^32. The macOS Finder makes
/// such archives of folders of more than 4 GiB.
enum WrappedOffsets {
    /// The headers with the intended offsets, as far as local headers are found there.
    static func restored(
        _ headers: [EntryHeader], in window: ArchiveWindow
    ) throws(ZIPError) -> [EntryHeader] {
        guard UInt64(window.size) > UInt64(UInt32.max) else { return headers }
        var headers = headers
        var lost: UInt64 = 0
        var previous: UInt64 = 0
        for index in headers.indices
        where headers[index].localHeaderOffset <= UInt64(window.size) {
            // Only an offset that goes back where none should can have been cut.
            let isBack = headers[index].localHeaderOffset < previous
            if isBack || lost > 0, try !window.holdsEntry(of: headers[index]) {
                var header = headers[index]
                header.localHeaderOffset += lost
                while header.localHeaderOffset < UInt64(window.size) {
                    if try window.holdsEntry(of: header) {
                        lost = header.localHeaderOffset - headers[index].localHeaderOffset
                        headers[index] = header
                        break
                    }
                    header.localHeaderOffset += 1 << 32
                }
            }
            previous = headers[index].localHeaderOffset
        }
        return headers
    }
}
