import Foundation
import TestSupport
import Testing

/// What files made to hurt cost `waymark inspect`, a process of its own. `make limits` measures a
/// release build with files of 20 MB; without it, small ones show that nothing grows out of bounds.
@Suite(.serialized, .timeLimit(.minutes(30)))
struct HostileFileTests {
    /// What a file of so many bytes may cost.
    private struct Bounds {
        var program = Program.url("waymark")
        var size = 1_000_000
        var seconds = 120.0
        var megabytes = 300.0

        init() {
            guard let path = ProcessInfo.processInfo.environment["WAYMARK_LIMITS"] else { return }
            (program, size, seconds, megabytes) = (URL(filePath: path), 20_000_000, 5, 120)
        }
    }

    @Test(arguments: HostileFile.all)
    func `a file made to hurt ends soon, in little memory`(_ file: HostileFile) throws {
        let bounds = Bounds()
        let folder = try TemporaryFolder()
        let path = try folder.write(file.bytes(bounds.size), to: "hostile.\(file.format)")
        let cost = try MeasuredProgram.run(bounds.program, ["inspect", "--json", path])
        if bounds.size > 1_000_000 {
            let name = "\(file.format) \(file.description)"
            print(
                name.padding(toLength: 40, withPad: " ", startingAt: 0),
                String(format: "%5.2f s %6.0f MB", cost.seconds, cost.megabytes))
        }
        #expect(cost.status == 0 || cost.status == 3)
        #expect(cost.seconds < bounds.seconds)
        #expect(cost.megabytes < bounds.megabytes)
    }
}
