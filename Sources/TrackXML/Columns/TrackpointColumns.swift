/// What GPX and TCX say about a point beside its time, as far as both have it.
public enum TrackpointChannel: Int, CaseIterable, Sendable {
    /// Degrees north: `lat` in GPX, `LatitudeDegrees` in TCX.
    case latitude
    /// Degrees east: `lon` in GPX, `LongitudeDegrees` in TCX.
    case longitude
    /// Metres above sea level: `ele` in GPX, `AltitudeMeters` in TCX.
    case elevation
    /// Cumulative distance in metres: `DistanceMeters` in TCX.
    case distance
    /// Metres per second: `speed`, `Speed`.
    case speed
    /// Beats per minute: `hr`, `heartrate`, `heart_rate`, `HeartRateBpm`.
    case heartRate
    /// Revolutions, or steps of one leg, per minute: `cad`, `cadence`, `Cadence`, `RunCadence`.
    case cadence
    /// Watts: `power`, `PowerInWatts`, `watts`, `Watts`.
    case power
    /// Degrees Celsius: `atemp`, `temp`, `temperature`, `Temperature`.
    case temperature
}

/// The points of a document, one column for each thing they say. A row is a `trkpt` or a
/// `Trackpoint`, in the order of the text.
///
/// A point has one value of a kind: the first that can be read counts.
public struct TrackpointColumns: Hashable, Sendable {
    /// Numbers that a point says and ``TrackpointChannel`` does not name, such as `course` or `hdop`.
    public struct Extension: Hashable, Sendable {
        /// The local name of the element.
        public var name: String
        /// The numbers, one row for each point.
        public var column: DecimalColumn
    }

    /// What a row without a time holds in ``times``.
    package static let missingTime = Int64.min

    /// How many points there are.
    public private(set) var count = 0
    /// Microseconds since 1970-01-01T00:00:00Z; empty when no point has a time.
    package private(set) var times: [Int64] = []
    /// The time of a row in microseconds since 1970-01-01T00:00:00Z; `nil` where it has none.
    public func time(of row: Int) -> Int64? {
        guard times.indices.contains(row), times[row] != Self.missingTime else { return nil }
        return times[row]
    }
    /// Numbers by local name, in the order in which the names were first met.
    public var extensions: [Extension] {
        zip(extensionNames, columns[TrackpointChannel.allCases.count...])
            .filter { $0.1.valueCount > 0 }
            .map { Extension(name: $0.0, column: $0.1) }
    }

    private var columns = TrackpointChannel.allCases.map { _ in DecimalColumn() }
    private var extensionNames: [String] = []
    private var cellsLeft: Int

    /// Names of other elements that become columns at most.
    static let mostExtensions = 64

    /// No points yet; at most `cells` values and gaps in all.
    init(cells: Int) { cellsLeft = cells }

    /// The numbers of a channel; `nil` when no point has one.
    public subscript(channel: TrackpointChannel) -> DecimalColumn? {
        let column = columns[channel.rawValue]
        return column.valueCount > 0 ? column : nil
    }

    /// Whether the last point has a number in a channel.
    func hasValue(_ channel: TrackpointChannel) -> Bool {
        columns[channel.rawValue].count == count
    }

    mutating func beginPoint() { count += 1 }

    /// Gives the last point its time, unless it has one.
    ///
    /// - Returns: `false` when the limit of cells is met.
    mutating func setTime(_ microseconds: Int64) -> Bool {
        let gap = count - 1 - times.count
        guard gap >= 0 else { return true }
        guard take(gap + 1) else { return false }
        if gap > 0 { times.append(contentsOf: repeatElement(Self.missingTime, count: gap)) }
        times.append(microseconds)
        return true
    }

    /// Gives the last point a number in a column (a channel's raw value, or what ``addExtension(_:)``
    /// gave), unless it has one. `text` is what the number was read from.
    ///
    /// - Returns: `false` when the limit of cells is met.
    mutating func set(
        _ number: DecimalNumber, text: UnsafeBufferPointer<UInt8>, column: Int
    ) -> Bool {
        let gap = count - 1 - columns[column].count
        guard gap >= 0 else { return true }
        guard take(gap + 1) else { return false }
        columns[column].appendMissing(gap)
        columns[column].append(number, text: text)
        return true
    }

    /// The column for an element of another name; `nil` when there are too many.
    mutating func addExtension(_ name: String) -> Int? {
        if let index = extensionNames.firstIndex(of: name) {
            return TrackpointChannel.allCases.count + index
        }
        guard extensionNames.count < Self.mostExtensions else { return nil }
        extensionNames.append(name)
        columns.append(DecimalColumn())
        return columns.count - 1
    }

    /// Brings all columns that have a value to the same length.
    ///
    /// - Returns: `false` when columns had to be dropped because the limit of cells is met.
    mutating func finish() -> Bool {
        var complete = true
        if !times.isEmpty {
            if take(count - times.count) {
                times.append(
                    contentsOf: repeatElement(Self.missingTime, count: count - times.count))
            } else {
                times = []
                complete = false
            }
        }
        for index in columns.indices where columns[index].valueCount > 0 {
            if take(count - columns[index].count) {
                columns[index].appendMissing(count - columns[index].count)
            } else {
                columns[index] = DecimalColumn()
                complete = false
            }
        }
        return complete
    }

    @inline(__always)
    private mutating func take(_ cells: Int) -> Bool {
        guard cells <= cellsLeft else { return false }
        cellsLeft -= cells
        return true
    }
}
