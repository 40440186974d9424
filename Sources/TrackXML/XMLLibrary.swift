import CXML2

/// The XML library in use.
package enum XMLLibrary {
    /// The version of libxml2, such as `2.9.14`.
    package static var version: String {
        let digits = String(cString: waymark_xml_version()).prefix { $0.isNumber }
        guard let number = Int(digits) else { return "unknown" }
        return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
    }
}
