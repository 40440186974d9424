import ActivityModel
import FIT

/// Fields of applications that represent a field of the profile, such as the power of a foot pod or
/// the heart rate of an app. They fill the channel that the file itself lacks; the raw field is
/// kept beside it.
extension FITMapping {
    static func addStandIns(for columns: [RecordColumn], to streams: inout [SampleStream]) {
        for column in columns {
            guard case .developer(let field) = column.source, let name = channel(of: field),
                !streams.contains(where: { $0.name == name })
            else { continue }
            var stream = developer(field, column)
            stream.name = name
            stream.unit = name.unit
            streams.append(stream)
        }
    }

    /// The channel that a field represents: as its description declares, otherwise by its name and
    /// unit, for applications that declare nothing.
    private static func channel(of field: DeveloperField) -> StreamName? {
        if let number = field.nativeField, (field.nativeMessage ?? recordNumber) == recordNumber {
            return channel(ofRecordField: number)
        }
        let isPower = ["w", "watt", "watts"].contains(field.units.lowercased())
        return isPower && powerFields.contains(field.name.lowercased()) ? .watts : nil
    }

    private static var recordNumber: Int { 20 }

    /// Names of instantaneous power in Stryd and power meters' Connect IQ applications.
    private static var powerFields: Set<String> {
        ["power", "curvpower", "rp_power", "run power", "running power"]
    }

    private static func channel(ofRecordField number: Int) -> StreamName? {
        switch number {
        case RecordField.heartRate: .heartrate
        case RecordField.cadence: .cadence
        case RecordField.power: .watts
        case RecordField.temperature: .temperature
        case RecordField.enhancedAltitude, altitude: .altitude
        case RecordField.enhancedSpeed, speed: .velocity
        case RecordField.distance: .distance
        default: nil
        }
    }

    /// The fields that ``RecordField/enhancedAltitude`` and ``RecordField/enhancedSpeed`` widen.
    private static var altitude: Int { 2 }
    private static var speed: Int { 6 }
}
