import Bytes

/// A view of one part of an archive at a time, for structures that may take gigabytes.
final class ArchiveWindow {
    let size: Int

    private let file: ReadableFile
    private let buffer = ByteBuffer(capacity: 1 << 18)
    private var start = 0

    init(_ file: ReadableFile) {
        self.file = file
        size = file.size
    }

    /// The bytes from `offset`, `count` of them unless the archive ends before; valid until the
    /// next call. If it must read, it reads `ahead` bytes at once.
    func bytes(at offset: Int, upTo count: Int, ahead: Int = 1 << 18) throws(ZIPError) -> ByteSlice
    {
        guard offset >= 0, offset <= size else { return buffer.slice.prefix(0) }
        let wanted = min(count, size - offset)
        if offset >= start, let held = buffer.slice.slice(from: offset - start, count: wanted) {
            return held
        }
        do throws(FileError) {
            try file.read(at: offset, count: min(max(wanted, ahead), size - offset), into: buffer)
        } catch {
            throw ZIPError(.unreadable(error), offset: UInt64(offset))
        }
        start = offset
        return buffer.slice.prefix(wanted)
    }

    /// The bytes from `offset` that are available at once, at least four unless `end` comes before;
    /// valid until the next call.
    func part(at offset: Int, before end: Int) throws(ZIPError) -> ByteSlice {
        _ = try bytes(at: offset, upTo: min(4, end - offset))
        return buffer.slice.dropFirst(offset - start).prefix(end - offset)
    }

    /// The signature at `offset`; `nil` if fewer than four bytes remain.
    func signature(at offset: Int) throws(ZIPError) -> UInt32? {
        try bytes(at: offset, upTo: 4, ahead: 1 << 12).loadIfPresent(at: 0)
    }

    /// The first place from `offset`, and before `end`, where one of `signatures` begins.
    func firstSignature(
        among signatures: [UInt32], from offset: Int, before end: Int
    ) throws(ZIPError) -> Int? {
        var position = offset
        while position < end {
            let part = try part(at: position, before: end)
            guard part.count >= 4 else { return nil }
            let last = part.count - 4
            var index = 0
            while index <= last {
                // Every signature begins with "P".
                guard part[index] == UInt8(ascii: "P") else {
                    index += 1
                    continue
                }
                if signatures.contains(part.load(at: index)) { return position + index }
                index += 1
            }
            position += last + 1
        }
        return nil
    }
}
