package import ActivityModel
import Bytes

/// The reason why a stored stream cannot be read: the database was changed or damaged.
package struct StreamDecodingError: Error, Equatable, Sendable, CustomStringConvertible {
    package var name: String
    /// The error in a few words.
    package var description: String { "the stored stream \(name) is damaged" }
}

extension StreamRecord {
    /// The stream as decoded from its file.
    ///
    /// - Throws: ``StreamDecodingError`` if the bytes contradict the record.
    package func decoded() throws(StreamDecodingError) -> SampleStream {
        let limit = sampleCount * (VariableInteger.maximumSize * 2) + VariableInteger.maximumSize
        let values = withBytes(of: data) { compressed -> SampleStream.Values? in
            guard let content = inflateZlib(compressed, limit: limit) else { return nil }
            return withBytes(of: content) { bytes in
                switch encoding {
                case .float64: doubles(bytes)
                case .delta: integers(bytes).map { .scaled($0, scale) }
                }
            }
        }
        guard var values else { throw StreamDecodingError(name: name.rawValue) }
        if name == .time, case .scaled(let raw, let scale) = values, scale != .microseconds {
            let factor = Int64(Scale.microseconds.divisor / scale.divisor)
            values = .scaled(
                raw.map { $0 == SampleStream.missing ? $0 : $0 &* factor }, .microseconds)
        }
        return SampleStream(name, unit: unit, source: source, values: values)
    }

    private func doubles(_ bytes: ByteSlice) -> SampleStream.Values? {
        guard bytes.count == sampleCount * 8 else { return nil }
        return .floating(
            (0..<sampleCount).map { Double(bitPattern: bytes.load(UInt64.self, at: $0 * 8)) })
    }

    private func integers(_ bytes: ByteSlice) -> [Int64]? {
        var offset = 0
        var raw = [Int64](repeating: SampleStream.missing, count: sampleCount)
        guard let runs = presentRuns(bytes, at: &offset) else { return nil }
        var previous: Int64 = 0
        for run in runs {
            for index in run {
                guard let number = VariableInteger.read(bytes, at: &offset) else { return nil }
                previous = previous &+ VariableInteger.unzigzag(number)
                raw[index] = previous
            }
        }
        return offset == bytes.count ? raw : nil
    }

    private func presentRuns(_ bytes: ByteSlice, at offset: inout Int) -> [Range<Int>]? {
        if valueCount == sampleCount { return [0..<sampleCount] }
        var runs: [Range<Int>] = []
        var position = 0
        var isPresent = true
        while position < sampleCount {
            guard let length = VariableInteger.read(bytes, at: &offset),
                length <= UInt64(sampleCount - position)
            else { return nil }
            if isPresent { runs.append(position..<position + Int(length)) }
            position += Int(length)
            isPresent.toggle()
        }
        return runs.reduce(0) { $0 + $1.count } == valueCount ? runs : nil
    }
}
