import Bytes

extension ArchiveWindow {
    /// The local header at `offset`; `nil` if there is none, or if it extends beyond `end`.
    func localHeader(at offset: Int, before end: Int) throws(ZIPError) -> EntryHeader? {
        // Little is read ahead, because the data that follows is not needed here.
        let ahead = 1 << 12
        let fixed = try bytes(
            at: offset, upTo: min(EntryHeader.localLength, end - offset), ahead: ahead)
        guard let length = EntryHeader.length(local: fixed) else { return nil }
        let whole = try bytes(at: offset, upTo: min(length, end - offset), ahead: ahead)
        return EntryHeader(local: whole, at: offset)
    }

    /// The central header at `offset`; `nil` if there is none, or if it extends beyond `end`.
    func centralHeader(
        at offset: Int, before end: Int, base: Int
    ) throws(ZIPError) -> EntryHeader? {
        let fixed = try bytes(at: offset, upTo: min(EntryHeader.centralLength, end - offset))
        guard let length = EntryHeader.length(central: fixed) else { return nil }
        let whole = try bytes(at: offset, upTo: min(length, end - offset))
        return EntryHeader(central: whole, at: offset, base: base)
    }

    /// Whether the local header of an entry is where its central header says, with the same name.
    func holdsEntry(of header: EntryHeader) throws(ZIPError) -> Bool {
        guard let offset = Int(exactly: header.localHeaderOffset),
            let local = try localHeader(at: offset, before: size)
        else { return false }
        return EntryName.agree(local.name, header.name)
    }
}
