/// Where libFuzzer comes in; it keeps the inputs that reach code no other input reached.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    run(GzipInvariants.check, on: start, count)
}
