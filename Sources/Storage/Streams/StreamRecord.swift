package import ActivityModel
import Bytes

/// A stream as stored in the database: scaled integers, delta-coded and deflated.
///
/// `Docs/reference/streams.md` describes the bytes so that any program can read them.
package struct StreamRecord: Sendable, Equatable {
    /// The encoding of the values.
    package enum Encoding: String, Sendable {
        /// Runs of present and missing samples, then differences, all as variable-length integers.
        case delta
        /// IEEE 754 doubles, little-endian, NaN for a sample without a value.
        case float64
    }

    var name: StreamName
    var unit: String
    var source: StreamSource
    var sampleCount: Int
    var valueCount: Int
    var minimum: Double?
    var maximum: Double?
    var encoding: Encoding
    var scale: Scale
    var data: [UInt8]
}

/// Encodes streams to records. Use one per thread: it reuses its buffers.
package final class StreamEncoder {
    private let deflater = Deflater(level: 1)
    private var scratch = ByteBuffer(capacity: 1 << 18)

    package init() {}

    /// Encodes a stream exactly, including missing samples.
    package func encode(_ stream: SampleStream) -> StreamRecord {
        let extent = stream.extent
        var record = StreamRecord(
            name: stream.name, unit: stream.unit, source: stream.source,
            sampleCount: stream.count, valueCount: extent.count,
            minimum: extent.min, maximum: extent.max,
            encoding: .delta, scale: .one, data: [])
        scratch.removeAll()
        switch stream.values {
        case .floating(let values):
            record.encoding = .float64
            writeDoubles(values)
        case .scaled(let raw, let scale):
            let factor = Self.commonFactor(raw, scale)
            record.scale = scale
            record.scale.divisor /= Double(factor.rawValue)
            if extent.count < raw.count { writeRuns(raw) }
            // The divisors are constants here: dividing by a variable takes ten times as long.
            switch factor {
            case .one: writeDeltas(raw) { $0 }
            case .thousand: writeDeltas(raw) { $0 / 1_000 }
            case .million: writeDeltas(raw) { $0 / 1_000_000 }
            }
        }
        record.data = deflater.compress(scratch.slice)
        return record
    }

    /// The common divisor of all values of a stream.
    private enum Factor: Int64 {
        case one = 1
        case thousand = 1_000
        case million = 1_000_000
    }

    /// Whole seconds need no microseconds.
    private static func commonFactor(_ raw: [Int64], _ scale: Scale) -> Factor {
        guard scale == .microseconds else { return .one }
        var factor = Factor.million
        for value in raw where value != SampleStream.missing && value % 1_000_000 != 0 {
            factor = .thousand
            if value % 1_000 != 0 { return .one }
        }
        return factor
    }

    private func writeDoubles(_ values: [Double]) {
        scratch.reserve(values.count * 8)
        for (index, value) in values.enumerated() {
            scratch.base.storeBytes(
                of: value.bitPattern.littleEndian, toByteOffset: index * 8, as: UInt64.self)
        }
        scratch.setCount(values.count * 8)
    }

    private func writeRuns(_ raw: [Int64]) {
        var length = 0
        var isPresent = true
        for value in raw {
            if (value != SampleStream.missing) != isPresent {
                writeVariable(UInt64(length))
                length = 0
                isPresent.toggle()
            }
            length += 1
        }
        writeVariable(UInt64(length))
    }

    private func writeVariable(_ number: UInt64) {
        scratch.reserve(scratch.count + 10)
        scratch.setCount(
            scratch.count + VariableInteger.write(number, to: scratch.base + scratch.count))
    }

    @inline(__always)
    private func writeDeltas(_ raw: [Int64], _ reduce: (Int64) -> Int64) {
        scratch.reserve(scratch.count + raw.count * VariableInteger.maximumSize)
        var target = scratch.base + scratch.count
        let start = UnsafeMutableRawPointer(scratch.base)
        var previous: Int64 = 0
        for value in raw where value != SampleStream.missing {
            let reduced = reduce(value)
            let delta = reduced &- previous
            previous = reduced
            target += VariableInteger.write(VariableInteger.zigzag(delta), to: target)
        }
        scratch.setCount(target - start)
    }
}
