import CXML2

extension DocumentReader {
    /// The parser found a violation of XML and continues, or gives up after this call.
    ///
    /// An undeclared prefix is no reason to stop. Anything else ends the first reading.
    mutating func violation(code: Int, isWarning: Bool) {
        guard !isStopped, !isWarning else { return }
        let isTruncation = isAtEnd && (depth > 0 || format == nil) && hasReadAllTags
        // The elements that a restart opens are never closed.
        if isTruncation, hasResumed { return }
        if code == Int(XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue) {
            violationTenths += 1
            report(.undeclaredPrefix)
        } else if !isTolerant {
            firstViolation = place
            stop()
        } else {
            violationTenths += 10
            violationOffset = offset
            report(isTruncation ? .truncated : .malformed)
        }
        if violationTenths / 10 > limits.violations { stop(.violations) }
    }

    /// The number of bytes that the parser has read of what it was given.
    var offset: Int {
        guard let input = context?.pointee.input, let base = input.pointee.base,
            let current = input.pointee.cur
        else { return 0 }
        return Int(input.pointee.consumed) + (current - base)
    }

    /// The text has ended: searches, once, for the last end of a tag in what the parser has not
    /// read.
    mutating func noteEnd() {
        isAtEnd = true
        lastTagEnd = 0
        guard let input = context?.pointee.input, let current = input.pointee.cur,
            let end = input.pointee.end
        else { return }
        let rest = UnsafeBufferPointer(start: current, count: max(end - current, 0))
        lastTagEnd = rest.lastIndex(of: UInt8(ascii: ">")).map { rest.count - $0 } ?? 0
    }

    /// Whether no tag ends in what the parser has not read: at most half of one remains.
    private var hasReadAllTags: Bool {
        guard let input = context?.pointee.input, let current = input.pointee.cur,
            let end = input.pointee.end
        else { return true }
        return lastTagEnd == 0 || end - current < lastTagEnd
    }
}
