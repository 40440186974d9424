/// The values of a point other than its time that GPX and TCX have in common.
public enum TrackpointChannel: Int, CaseIterable, Sendable {
    /// Degrees north: `lat` in GPX, `LatitudeDegrees` in TCX.
    case latitude
    /// Degrees east: `lon` in GPX, `LongitudeDegrees` in TCX.
    case longitude
    /// Metres above sea level: `ele` in GPX, `AltitudeMeters` in TCX.
    case elevation
    /// Cumulative distance in metres: `DistanceMeters` in TCX.
    case distance
    /// Speed in metres per second: `speed`, `Speed`.
    case speed
    /// Heart rate in beats per minute: `hr`, `heartrate`, `heart_rate`, `HeartRateBpm`.
    case heartRate
    /// Cadence in revolutions, or steps of one leg, per minute: `cad`, `cadence`, `Cadence`,
    /// `RunCadence`.
    case cadence
    /// Power in watts: `power`, `PowerInWatts`, `watts`, `Watts`.
    case power
    /// Temperature in degrees Celsius: `atemp`, `temp`, `temperature`, `Temperature`.
    case temperature
}

/// The points of a document as columns. A row is a `trkpt` or a `Trackpoint`, in the order of the
/// text.
///
/// A point has one value of each kind: the first readable one counts.
public struct TrackpointColumns: Hashable, Sendable {
    /// Numbers of points beyond ``TrackpointChannel``, such as `course` or `hdop`.
    public struct Extension: Hashable, Sendable {
        /// The local name of the element.
        public var name: String
        /// The unit that the element's attribute states; empty if it states none.
        public var unit: String
        /// The channel to which the element would belong if its unit were one of the channel's, as
        /// a heart rate in percent.
        public var channel: TrackpointChannel?
        /// The numbers, one row for each point.
        public var column: DecimalColumn
    }

    private struct ExtensionName: Hashable {
        var name: String
        var unit: String
        var channel: TrackpointChannel?
    }

    /// The cell of a row without a time in ``times``.
    package static let missingTime = Int64.min

    /// The number of points.
    public private(set) var count = 0
    /// Microseconds since 1970-01-01T00:00:00Z; empty if no point has a time.
    package private(set) var times: [Int64] = []
    /// The time of a row in microseconds since 1970-01-01T00:00:00Z; `nil` if it has none.
    public func time(of row: Int) -> Int64? {
        guard times.indices.contains(row), times[row] != Self.missingTime else { return nil }
        return times[row]
    }
    /// Numbers by local name, in the order in which the names first occur.
    public var extensions: [Extension] {
        zip(extensionNames, columns[TrackpointChannel.allCases.count...])
            .filter { $0.1.valueCount > 0 }
            .map {
                Extension(
                    name: $0.0.name, unit: $0.0.unit, channel: $0.0.channel, column: $0.1)
            }
    }

    private var columns = TrackpointChannel.allCases.map { _ in DecimalColumn() }
    private var extensionNames: [ExtensionName] = []
    private var cellsLeft: Int

    /// The maximum number of other elements that become columns.
    static let maxExtensions = 64

    /// Creates columns without points, with at most `cells` values and gaps in total.
    init(cells: Int) { cellsLeft = cells }

    /// The numbers of a channel; `nil` if no point has one.
    public subscript(channel: TrackpointChannel) -> DecimalColumn? {
        let column = columns[channel.rawValue]
        return column.valueCount > 0 ? column : nil
    }

    /// Whether the last point has a number in a channel.
    func hasValue(_ channel: TrackpointChannel) -> Bool {
        columns[channel.rawValue].count == count
    }

    mutating func beginPoint() { count += 1 }

    /// Sets the time of the last point, unless it has one.
    ///
    /// - Returns: `false` if the limit of cells is reached.
    mutating func setTime(_ microseconds: Int64) -> Bool {
        let gap = count - 1 - times.count
        guard gap >= 0 else { return true }
        guard take(gap + 1) else { return false }
        if gap > 0 { times.append(contentsOf: repeatElement(Self.missingTime, count: gap)) }
        times.append(microseconds)
        return true
    }

    /// Sets the number of the last point in a column (a channel's raw value, or the result of
    /// ``addExtension(_:)``), unless it has one. `text` is the text from which the number was read.
    ///
    /// - Returns: `false` if the limit of cells is reached.
    mutating func set(
        _ number: DecimalNumber, text: UnsafeBufferPointer<UInt8>, column: Int
    ) -> Bool {
        let gap = count - 1 - columns[column].count
        guard gap >= 0 else { return true }
        guard take(gap + 1) else { return false }
        columns[column].appendMissing(gap)
        if columns[column].isPlain {
            columns[column].append(number, text: text)
        } else {
            columns[column].append(number, text: text, in: .none)
        }
        return true
    }

    /// As ``set(_:text:column:)``, for a number in another unit than the channel's.
    mutating func set(
        _ number: DecimalNumber, text: UnsafeBufferPointer<UInt8>, in unit: MeasuringUnit,
        column: Int
    ) -> Bool {
        let gap = count - 1 - columns[column].count
        guard gap >= 0 else { return true }
        guard take(gap + 1) else { return false }
        columns[column].appendMissing(gap)
        columns[column].append(number, text: text, in: unit)
        return true
    }

    /// As ``set(_:text:column:)``, for a number that was converted to the channel's unit.
    mutating func set(_ number: Double, column: Int) -> Bool {
        let gap = count - 1 - columns[column].count
        guard gap >= 0 else { return true }
        guard take(gap + 1) else { return false }
        columns[column].appendMissing(gap)
        columns[column].append(number)
        return true
    }

    /// The column for an element with another name, or with another unit; `nil` if there are too
    /// many.
    mutating func addExtension(
        _ name: String, unit: String = "", channel: TrackpointChannel? = nil
    ) -> Int? {
        let name = ExtensionName(name: name, unit: unit, channel: channel)
        if let index = extensionNames.firstIndex(of: name) {
            return TrackpointChannel.allCases.count + index
        }
        guard extensionNames.count < Self.maxExtensions else { return nil }
        extensionNames.append(name)
        columns.append(DecimalColumn())
        return columns.count - 1
    }

    /// Brings all columns with values to the same length.
    ///
    /// - Returns: `false` if columns had to be dropped because the limit of cells was reached.
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
