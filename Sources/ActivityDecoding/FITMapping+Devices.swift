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
        let product = fileID.productName ?? fileID.product.map { "product \($0)" }
        let words = [maker, product].compactMap { $0 }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    private static func recorder(_ fileID: FileID) -> Device {
        var device = Device()
        device.index = 0
        device.manufacturer = fileID.manufacturer.map(FITProfile.manufacturer.name)
        device.product = fileID.product
        device.productName = fileID.productName
        device.serialNumber = fileID.serialNumber
        return device
    }

    private static func device(_ info: DeviceInfo) -> Device {
        var device = Device()
        device.index = info.deviceIndex
        device.manufacturer = info.manufacturer.map(FITProfile.manufacturer.name)
        device.product = info.product
        device.productName = info.productName
        device.serialNumber = info.serialNumber
        device.softwareVersion = info.softwareVersion.map { version in
            let minor = version % 100
            return "\(version / 100).\(minor < 10 ? "0" : "")\(minor)"
        }
        return device
    }

    /// Whether two descriptions can mean the same device: they agree in everything that both state.
    private static func isSame(_ one: Device, _ other: Device) -> Bool {
        func agree<Value: Equatable>(_ path: KeyPath<Device, Value?>) -> Bool {
            guard let first = one[keyPath: path], let second = other[keyPath: path] else {
                return true
            }
            return first == second
        }
        return one.index == other.index && agree(\.manufacturer) && agree(\.product)
            && agree(\.serialNumber)
    }

    private static func complete(_ device: inout Device, with other: Device) {
        device.manufacturer = device.manufacturer ?? other.manufacturer
        device.product = device.product ?? other.product
        device.productName = device.productName ?? other.productName
        device.serialNumber = device.serialNumber ?? other.serialNumber
        device.softwareVersion = other.softwareVersion ?? device.softwareVersion
    }
}
