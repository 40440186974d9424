package import Bytes

/// Reads FIT files: protocol 1 and 2, chained or single, intact or damaged.
///
/// ```swift
/// let file = try FITDecoder().decode(contentsOf: "ride.fit")
/// print(file.sessions.count, file.records.column(named: "heart_rate")?.scaled ?? [])
/// ```
///
/// ``decode(contentsOf:)`` returns the parts of a recording as typed values;
/// ``messages(in:numbers:)`` and ``forEachMessage(in:numbers:_:)`` return every message with every
/// field.
public struct FITDecoder: Sendable {
    /// Creates a decoder; one decoder may read any number of files.
    public init() {}

    /// Returns whether the bytes begin with a FIT header's signature.
    public static func recognises(_ bytes: some Collection<UInt8>) -> Bool {
        withBytes(of: bytes) { recognises($0) }
    }

    /// Decodes a FIT file in memory. Damage is reported in ``FITFile/problems``.
    ///
    /// - Throws: ``FITError`` if the bytes are not a FIT file at all.
    public func decode(_ bytes: some Collection<UInt8>) throws(FITError) -> FITFile {
        try withBytes(of: bytes) { slice throws(FITError) in try decode(slice) }
    }

    /// Decodes a FIT file in memory without copying it.
    ///
    /// - Throws: ``FITError`` if the bytes are not a FIT file at all.
    public func decode(_ bytes: RawSpan) throws(FITError) -> FITFile {
        try withBytes(of: bytes) { slice throws(FITError) in try decode(slice) }
    }

    /// Decodes a FIT file on disk. A gzipped file is not a FIT file: inflate it with the module
    /// `Bytes` first.
    ///
    /// - Throws: ``FITError``: `unreadable` if the file cannot be read, otherwise the reason why it
    ///   is not FIT.
    public func decode(contentsOf path: String) throws(FITError) -> FITFile {
        try decode(Self.bytes(of: path))
    }

    /// Calls `body` with every message of a file and all of its fields, in file order: chained
    /// files one after the other, and the messages after damage if reading can continue.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - numbers: the global message numbers of interest; `nil` means all.
    ///   - body: called with one message at a time.
    /// - Returns: the problems, as in ``FITFile/problems``.
    /// - Throws: ``FITError`` if the bytes are not a FIT file at all, and whatever `body` throws,
    ///   which ends the reading.
    @discardableResult
    public func forEachMessage(
        in bytes: some Collection<UInt8>, numbers: Set<Int>? = nil,
        _ body: (FITMessage) throws -> Void
    ) throws -> [FITProblem] {
        try withoutActuallyEscaping(body) { body in
            let visitor = MessageVisitor(numbers, body)
            let file = try withBytes(of: bytes) { slice throws(FITError) in
                try read(slice, visitor)
            }
            if let error = visitor.error { throw error }
            return file.problems
        }
    }

    /// Returns the messages of a file with all of their fields, in file order.
    ///
    /// A megabyte of FIT can contain a million messages. For files of unknown origin, use
    /// ``forEachMessage(in:numbers:_:)``, which does not keep them in memory.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - numbers: the global message numbers of interest; `nil` means all.
    /// - Throws: ``FITError`` if the bytes are not a FIT file at all.
    public func messages(
        in bytes: some Collection<UInt8>, numbers: Set<Int>? = nil
    ) throws(FITError) -> [FITMessage] {
        var messages: [FITMessage] = []
        do {
            try forEachMessage(in: bytes, numbers: numbers) { messages.append($0) }
        } catch {
            throw error as? FITError ?? FITError(.notThisFormat, at: 0)
        }
        return messages
    }

    /// Returns the first `file_id` message: type of file, manufacturer, creation time. Reading
    /// stops there. Returns `nil` if there is no such message.
    ///
    /// - Throws: ``FITError`` if the bytes are not a FIT file at all.
    public func peek(_ bytes: some Collection<UInt8>) throws(FITError) -> FITMessage? {
        do {
            try forEachMessage(in: bytes, numbers: [MessageNumber.fileID]) {
                throw Found(message: $0)
            }
            return nil
        } catch let found as Found {
            return found.message
        } catch {
            throw error as? FITError ?? FITError(.notThisFormat, at: 0)
        }
    }

    private static func bytes(of path: String) throws(FITError) -> [UInt8] {
        do throws(FileError) {
            return try ReadableFile(path: path).read()
        } catch {
            throw FITError(.unreadable(error), at: 0)
        }
    }
}

/// Stops a reading that has found what it looked for.
private struct Found: Error {
    var message: FITMessage
}

extension FITDecoder {
    package static func recognises(_ bytes: ByteSlice) -> Bool {
        FITHeader.isHeader(at: 0, in: bytes)
    }

    package func decode(_ bytes: ByteSlice) throws(FITError) -> FITFile {
        try read(bytes, nil)
    }

    private func read(_ bytes: ByteSlice, _ visitor: MessageVisitor?) throws(FITError) -> FITFile {
        guard bytes.count >= FITHeader.minimumSize else {
            throw FITError(
                .truncatedHeader(expected: FITHeader.minimumSize, got: bytes.count), at: 0)
        }
        guard Self.recognises(bytes) else { throw FITError(.notThisFormat, at: 8) }
        var reader = FileReader(bytes, visitor: visitor)
        return reader.readAll()
    }
}
