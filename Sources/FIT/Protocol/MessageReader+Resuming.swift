import Bytes

extension MessageReader {
    /// The number of consecutive messages that must be valid before reading continues after damage.
    private static var chainLength: Int { 6 }
    /// The number of these that must be data with a plausible time.
    private static var timesNeeded: Int { 3 }

    /// The offset at which reading can safely continue after a message without a definition at
    /// `damage`: where several messages follow each other whose definitions are known or plausible,
    /// and whose times are within days of the file's first time and do not go back. Returns `nil`
    /// if there is no such place within reach, or if the file had no time yet.
    mutating func resume(behind damage: Int, to end: Int) -> Int? {
        guard let firstTime, firstTime >= FITTimestamp.minAbsolute else { return nil }
        let day: UInt32 = 86_400
        let window = firstTime - day...firstTime + min(7 * day, .max - firstTime)
        var position = damage + 1
        while position < end, placesLeft > 0 {
            placesLeft -= 1
            if FITHeader.isHeader(at: position + 2, in: bytes) { return nil }
            if makesSense(from: position, to: end, times: window) { return position }
            position += 1
        }
        return nil
    }

    private func makesSense(from start: Int, to end: Int, times: ClosedRange<UInt32>) -> Bool {
        var defined: [Int: (size: Int, timeOffset: Int, isBigEndian: Bool)] = [:]
        var position = start
        var latest: UInt32 = 0
        var timesSeen = 0
        for _ in 0..<Self.chainLength {
            guard position < end else { return false }
            let headerByte = bytes[position]
            let local = Int(headerByte & 0x0F)
            if headerByte & 0xC0 == 0x40 {
                guard bytes.loadIfPresent(UInt8.self, at: position + 1) == 0,
                    bytes.loadIfPresent(UInt8.self, at: position + 2).map({ $0 < 2 }) == true,
                    let definition = MessageDefinition(at: position, to: end, in: bytes),
                    definition.isPlausible
                else { return false }
                defined[local] = (
                    definition.size, definition.timeOffset, definition.isBigEndian
                )
                position += definition.length
                continue
            }
            // Compressed headers contain too little information to be trusted here.
            guard headerByte & 0xF0 == 0 else { return false }
            let known = outlines[local]
            let (size, timeOffset, isBigEndian) =
                defined[local] ?? (known.size, known.timeOffset, known.isBigEndian)
            guard size >= 0, size <= end - position - 1
            else { return false }
            if timeOffset >= 0, let raw: UInt32 = bytes.loadIfPresent(at: position + 1 + timeOffset)
            {
                let time = isBigEndian ? raw.byteSwapped : raw
                guard times.contains(time), time >= latest else { return false }
                latest = time
                timesSeen += 1
            }
            position += 1 + size
        }
        return timesSeen >= Self.timesNeeded
    }
}
