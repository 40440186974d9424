import CDeflate
import CZlib

/// The compression libraries in use.
package enum InflatingLibraries {
    /// The version of zlib, such as `1.2.13`.
    package static var zlib: String { String(cString: zlibVersion()) }

    /// The version of libdeflate's headers, such as `1.14`; the library itself does not tell its own.
    package static var libdeflate: String { LIBDEFLATE_VERSION_STRING }
}
