import Bytes

/// The four bytes that open each structure of a ZIP archive (APPNOTE section 4.3).
enum Signature {
    static let localHeader: UInt32 = 0x0403_4B50
    static let dataDescriptor: UInt32 = 0x0807_4B50
    static let archiveExtraData: UInt32 = 0x0806_4B50
    static let centralHeader: UInt32 = 0x0201_4B50
    static let digitalSignature: UInt32 = 0x0505_4B50
    static let directoryEnd64: UInt32 = 0x0606_4B50
    static let directoryEnd64Locator: UInt32 = 0x0706_4B50
    static let directoryEnd: UInt32 = 0x0605_4B50

    /// Whether a structure with this signature can follow the data of an entry.
    static func canFollowData(_ signature: UInt32) -> Bool {
        switch signature {
        case localHeader, archiveExtraData, centralHeader, directoryEnd64, directoryEnd: true
        default: false
        }
    }
}
