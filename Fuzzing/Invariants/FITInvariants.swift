import Bytes
import FIT

/// What ``FITDecoder`` guarantees for any bytes, and what the domain makes of them.
enum FITInvariants {
    static func check(_ input: ByteSlice) {
        do throws(FITError) {
            check(try FITDecoder().decode(input), input)
            expect(FITDecoder.recognises(input), "what is decoded is recognised")
            checkMessages(try FITDecoder().decode(input), input)
        } catch {
            expectOwnWords(error.description, "an error")
            expect(!FITDecoder.recognises(input), "what is recognised is decoded")
        }
        ActivityInvariants.check(input, name: "input.fit")
    }

    private static func checkMessages(_ file: FITFile, _ input: ByteSlice) {
        var counts: [Int: Int] = [:]
        _ = try? FITDecoder().forEachMessage(in: input.buffer) {
            counts[$0.number, default: 0] += 1
        }
        expect(counts == file.messageCounts, "every message that is counted is given on request")
    }

    private static func check(_ file: FITFile, _ input: ByteSlice) {
        expect(file.problems.count <= 200, "problems are limited")
        for problem in file.problems {
            expectOwnWords(problem.description, "a problem")
            expect((0...input.count).contains(problem.offset), "a problem lies in the file")
        }
        let isComplete = !file.problems.contains { $0.kind == .limit }
        func expectAll(_ count: Int, _ number: Int) {
            let told = file.messageCounts[number, default: 0]
            expect(
                isComplete ? count == told : count <= told,
                "\(count) messages \(number) of \(told) are kept")
        }
        expectAll(file.records.count, MessageNumber.record)
        expectAll(file.sessions.count, MessageNumber.session)
        expectAll(file.laps.count, MessageNumber.lap)
        expectAll(file.lengths.count, MessageNumber.length)
        expectAll(file.events.count, MessageNumber.event)
        expectAll(file.heartRates.count, MessageNumber.heartRate)
        expect(
            Set(file.records.columns.map(\.source)).count == file.records.columns.count,
            "no column is there twice")
        for column in file.records.columns { check(column, of: file.records) }
    }

    private static func check(_ column: RecordColumn, of records: RecordTable) {
        let (count, isEmpty) =
            switch column.values {
            case .integers(let raw):
                (raw.count, raw.allSatisfy { $0 == RecordColumn.missing })
            case .floats(let raw): (raw.count, raw.allSatisfy(\.isNaN))
            }
        expect(count == records.count, "columns are as long as there are records")
        expect(!isEmpty, "no column is empty")
        expect(column.scale != 0, "a column has a scale")
    }
}
