/// Where libFuzzer comes in; it keeps the inputs that reach code no other input reached.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    run({ TrackXMLInvariants.check($0, name: "input.tcx") }, on: start, count)
}

/// How libFuzzer changes an input.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(
    _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ room: Int, _ seed: UInt32
) -> Int {
    TokenMutator.mutate(data, size, room, seed, cuts: Tokens.xml)
}
