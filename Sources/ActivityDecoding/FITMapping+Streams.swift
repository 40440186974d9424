import ActivityModel
import FIT

extension FITMapping {
    /// The streams of all records: time first, then native fields, developer fields, and the heart
    /// rate that a strap delivered later.
    static func streams(of fit: FITFile) -> [SampleStream] {
        var streams: [SampleStream] = []
        if let times = fit.records.timestamps {
            streams.append(time(times))
        }
        for column in fit.records.columns {
            switch column.source {
            case .native(let field):
                if let stream = native(field, column, in: fit.records) { streams.append(stream) }
            case .developer(let field):
                add(developer(field, column), to: &streams)
            }
        }
        addStandIns(for: fit.records.columns, to: &streams)
        if let merged = fit.records.heartRates(merging: fit.heartRates),
            merged.contains(where: { $0 != SampleStream.missing })
        {
            streams.append(
                SampleStream(.mergedHeartrate, values: .scaled(merged, .one)))
        }
        return streams
    }

    private static func time(_ raw: [Int64]) -> SampleStream {
        let micros = raw.map { seconds in
            seconds == RecordColumn.missing
                ? SampleStream.missing : (seconds + FITTimestamp.epoch) * 1_000_000
        }
        return SampleStream(.time, values: .scaled(micros, .microseconds))
    }

    private static func native(
        _ field: RecordField, _ column: RecordColumn, in records: RecordTable
    ) -> SampleStream? {
        if field.element > 0 {
            return SampleStream(
                StreamName(rawValue: field.name), unit: unit(field.units), values: values(column))
        }
        switch field.number {
        case RecordField.timestamp:
            return nil
        case RecordField.distance:
            guard let compressed = records.column(RecordField.compressedDistance) else { break }
            return SampleStream(.distance, values: merge(column, compressed))
        case RecordField.compressedDistance:
            guard records.column(RecordField.distance) == nil else { return nil }
        default: break
        }
        let name = name(of: field)
        return SampleStream(
            name, unit: name.unit.isEmpty ? unit(field.units) : name.unit, values: values(column))
    }

    static func developer(_ field: DeveloperField, _ column: RecordColumn) -> SampleStream {
        let name = field.name.isEmpty ? "developer_field_\(field.number)" : field.name
        return SampleStream(
            StreamName(rawValue: name), unit: field.units,
            source: .developer(application: field.application, field: field.number),
            values: values(column))
    }

    /// Adds a stream. A chained file may describe a field again: streams with the same name and
    /// source are one stream.
    private static func add(_ stream: SampleStream, to streams: inout [SampleStream]) {
        let same = streams.firstIndex { $0.name == stream.name && $0.source == stream.source }
        guard let same else { return streams.append(stream) }
        let first = streams[same]
        if case .scaled(var raw, let scale) = first.values,
            case .scaled(let other, scale) = stream.values
        {
            for index in raw.indices where raw[index] == SampleStream.missing {
                raw[index] = other[index]
            }
            streams[same].values = .scaled(raw, scale)
        } else {
            streams[same].values = .floating(
                (0..<first.count).map { first[$0] ?? stream[$0] ?? .nan })
        }
    }

    /// The native distance or, if there is none, the compressed one: hundredths and sixteenths of a
    /// metre, both exact in four-hundredths.
    private static func merge(_ native: RecordColumn, _ compressed: RecordColumn)
        -> SampleStream.Values
    {
        guard case .integers(let hundredths) = native.values,
            case .integers(let sixteenths) = compressed.values
        else { return values(native) }
        let raw = zip(hundredths, sixteenths).map { native, compressed in
            if native != RecordColumn.missing { return native &* 4 }
            return compressed == RecordColumn.missing ? SampleStream.missing : compressed &* 25
        }
        return .scaled(raw, Scale(divisor: 400))
    }

    private static func values(_ column: RecordColumn) -> SampleStream.Values {
        switch column.values {
        case .integers(let raw): .scaled(raw, scale(of: column))
        case .floats(let raw):
            scale(of: column) == .one
                ? .floating(raw) : .floating(raw.map { scale(of: column).value(of: $0) })
        }
    }

    private static func scale(of column: RecordColumn) -> Scale {
        if case .native(let field) = column.source, field.units == "semicircles" {
            return .semicircles
        }
        return Scale(divisor: column.scale, offset: column.offset == 0 ? 0 : -column.offset)
    }

    /// The model's name of a native field or, if it has none, the profile's.
    private static func name(of field: RecordField) -> StreamName {
        switch field.number {
        case RecordField.positionLat: .latitude
        case RecordField.positionLong: .longitude
        case RecordField.enhancedAltitude: .altitude
        case RecordField.distance, RecordField.compressedDistance: .distance
        case RecordField.enhancedSpeed: .velocity
        case RecordField.heartRate: .heartrate
        case RecordField.cadence: .cadence
        case RecordField.power: .watts
        case RecordField.temperature: .temperature
        default: StreamName(rawValue: field.name)
        }
    }

    /// The profile's units, spelled as in the model.
    private static func unit(_ units: String) -> String {
        switch units {
        case "percent": "%"
        case "watts": "W"
        case "C": "°C"
        default: units
        }
    }
}
