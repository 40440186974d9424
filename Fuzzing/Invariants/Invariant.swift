import Bytes

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Ends the process, which the fuzzer takes for a finding, unless an invariant of a module holds.
func expect(_ isSo: Bool, _ invariant: @autoclosure () -> String) {
    if !isSo { fatalError("broken invariant: " + invariant()) }
}

/// Checks one input and the time it takes.
///
/// Time is the processor's, so that a busy machine breaks no invariant; the sanitizers take most of
/// what is allowed.
func run(_ check: (ByteSlice) -> Void, on start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let begin = clock()
    check(ByteSlice(UnsafeRawBufferPointer(start: start, count: count)))
    let seconds = Double(clock() - begin) / Double(CLOCKS_PER_SEC)
    expect(
        seconds < 1 + Double(count) * 15e-6, "\(count) bytes take less time than \(seconds) s")
    return 0
}

/// Expects a text that can be shown on a terminal as it is.
func expectPrintable(_ text: String, _ what: String) {
    for scalar in text.unicodeScalars where !scalar.isASCII || scalar.value < 0x20 {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
            expect(false, "\(what) has no U+\(String(scalar.value, radix: 16))")
        default: break
        }
    }
}

/// Expects one of the project's own texts: besides figures, nothing in it comes from the input.
func expectOwnWords(_ text: String, _ what: String) {
    expectPrintable(text, what)
    expect(text.unicodeScalars.allSatisfy { $0.isASCII || $0 == "…" }, "\(what) is in English")
    expect(text.utf8.count <= 200, "\(what) is short")
}
