import Bytes

extension MessageReader {
    /// Reads the definition at `offset` and returns its size, or `nil` if it is truncated.
    mutating func define(at offset: Int, to end: Int) -> Int? {
        let local = Int(bytes[offset] & 0x0F)
        if let known = locals[local], isSame(offset, known, to: end) {
            return known.definition.length
        }
        guard let definition = MessageDefinition(at: offset, to: end, in: bytes) else { return nil }
        retire(local)
        let known = KnownMessage.of(definition.global)
        let details = detailKind(definition.global)
        locals[local] = LocalType(
            definition: definition, offset: offset, known: known, details: details)
        let role: Role =
            if visitor != nil {
                .kept
            } else if definition.global == MessageNumber.record {
                .record
            } else {
                details.isFull ? .counted : .kept
            }
        outlines[local] = Outline(
            size: definition.size, timeOffset: definition.timeOffset,
            isBigEndian: definition.isBigEndian, role: role)
        check(definition, at: offset)
        return definition.length
    }

    /// Whether a definition repeats the one in force, as many writers do frequently.
    private func isSame(_ offset: Int, _ known: LocalType, to end: Int) -> Bool {
        let length = known.definition.length
        guard length <= end - offset, known.offset != offset else { return false }
        let new = UnsafeRawBufferPointer(start: bytes.base + offset, count: length)
        let old = UnsafeRawBufferPointer(start: bytes.base + known.offset, count: length)
        return new.elementsEqual(old)
    }

    /// Reports the problems of a definition.
    private mutating func check(_ definition: MessageDefinition, at offset: Int) {
        let strange = definition.fields.filter { field in
            guard let stated = BaseType(definition: field.typeByte) else { return true }
            return field.size == 0 || field.size % stated.width != 0
        }
        if bytes[offset + 2] > 1 || strange.count > 2 && strange.count * 2 > definition.fields.count
        {
            report(FITProblem(.definition, at: offset, message: definition.global))
            return
        }
        for field in strange {
            guard reportedFields.insert(definition.global << 8 | field.number).inserted else {
                continue
            }
            report(
                FITProblem(
                    .fieldSize(
                        field: field.number, size: field.size, baseType: Int(field.typeByte)),
                    at: offset, message: definition.global))
        }
    }

    /// Counts the messages of a local type and frees it.
    mutating func retire(_ local: Int) {
        guard let definition = locals[local]?.definition else { return }
        let outline = outlines[local]
        locals[local] = nil
        outlines[local] = Outline()
        guard outline.count > 0 else { return }
        file.messageCounts[definition.global, default: 0] += outline.count
        guard outline.role == .record else { return }
        for field in definition.fields where !RecordPlan.knows(field.number) {
            file.unknownRecordFields[field.number, default: 0] += outline.count
        }
    }

    /// The plan of a local type that holds records. It is compiled when first needed, because
    /// applications may describe their fields between definition and data.
    mutating func plan(of local: Int) -> RecordPlan? {
        if let plan = locals[local]?.plan { return plan }
        guard let type = locals[local] else { return nil }
        var skipped: [(MessageDefinition.DeveloperField, FITProblem.DeveloperReason)] = []
        let plan = RecordPlan(type.definition, storage: &storage, developer: developer) {
            skipped.append(($0, $1))
        }
        if storage.isColumnMissing { reportLimit(at: type.offset) }
        for (field, reason) in skipped {
            let key = 1 << 24 | field.dataIndex << 8 | field.number
            guard reportedFields.insert(key).inserted else { continue }
            report(
                FITProblem(
                    .developerField(field: field.number, reason: reason), at: type.offset,
                    message: type.definition.global))
        }
        locals[local]?.plan = plan
        return plan
    }
}
