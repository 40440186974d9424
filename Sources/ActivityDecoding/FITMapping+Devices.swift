import ActivityModel
import FIT

extension FITMapping {
    /// More devices than anyone wears.
    private static var deviceLimit: Int { 256 }

    /// The devices that took part, the recording one first, each only once.
    static func devices(of fit: FITFile) -> [Device] {
        var devices: [Device] = []
        if let fileID = fit.fileIDs.first { devices.append(recorder(fileID)) }
        for info in fit.deviceInfos {
            let device = device(info)
            if let known = devices.firstIndex(where: { isSame($0, device) }) {
                complete(&devices[known], with: device)
            } else if devices.count < deviceLimit {
                devices.append(device)
            }
        }
        return devices
    }

    /// The program or device that wrote the file: manufacturer, and product if stated.
    static func creator(of fit: FITFile) -> String? {
        guard let fileID = fit.fileIDs.first else { return nil }
        let maker = fileID.manufacturer.map(FITProfile.manufacturer.name)
        let product =
            fileID.productName ?? productName(fileID.product, of: fileID.manufacturer)
            ?? fileID.product.map { "product \($0)" }
        let words = [maker, product].compactMap { $0 }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    private static func recorder(_ fileID: FileID) -> Device {
        var device = Device()
        device.index = 0
        device.manufacturer = fileID.manufacturer.map(FITProfile.manufacturer.name)
        device.product = fileID.product
        device.productName =
            fileID.productName ?? productName(fileID.product, of: fileID.manufacturer)
        device.serialNumber = fileID.serialNumber
        return device
    }

    private static func device(_ info: DeviceInfo) -> Device {
        var device = Device()
        device.index = info.deviceIndex
        device.manufacturer = info.manufacturer.map(FITProfile.manufacturer.name)
        device.product = info.product
        device.productName = info.productName ?? productName(info.product, of: info.manufacturer)
        device.kind = info.deviceTypeName
        device.connection = info.sourceType.map(FITProfile.names(of: "source_type").name)
        device.batteryStatus = info.batteryStatus.map(FITProfile.names(of: "battery_status").name)
        device.batteryVolts = info.batteryVoltage
        device.serialNumber = info.serialNumber
        device.softwareVersion = info.softwareVersion.map { version in
            let minor = version % 100
            return "\(version / 100).\(minor < 10 ? "0" : "")\(minor)"
        }
        return device
    }

    private static func productName(_ product: Int?, of manufacturer: Int?) -> String? {
        product.flatMap { FITProfile.product($0, of: manufacturer) }
    }

    /// Whether two descriptions can mean the same device: they agree in everything that both state,
    /// and share the index or state the same product. Writers repeat a device under several
    /// indices.
    private static func isSame(_ one: Device, _ other: Device) -> Bool {
        func agree<Value: Equatable>(_ path: KeyPath<Device, Value?>) -> Bool {
            guard let first = one[keyPath: path], let second = other[keyPath: path] else {
                return true
            }
            return first == second
        }
        let isSameProduct =
            one.manufacturer != nil && one.manufacturer == other.manufacturer
            && one.product ?? 0 != 0 && one.product == other.product
        return (one.index == other.index || isSameProduct) && agree(\.manufacturer)
            && agree(\.product) && agree(\.serialNumber) && agree(\.kind)
    }

    private static func complete(_ device: inout Device, with other: Device) {
        device.manufacturer = device.manufacturer ?? other.manufacturer
        device.product = device.product ?? other.product
        device.productName = device.productName ?? other.productName
        device.serialNumber = device.serialNumber ?? other.serialNumber
        device.softwareVersion = other.softwareVersion ?? device.softwareVersion
        device.kind = device.kind ?? other.kind
        device.connection = device.connection ?? other.connection
        // The battery as it was last.
        device.batteryStatus = other.batteryStatus ?? device.batteryStatus
        device.batteryVolts = other.batteryVolts ?? device.batteryVolts
    }
}
