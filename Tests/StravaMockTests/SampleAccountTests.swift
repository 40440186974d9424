import Foundation
import StravaMock
import TestSupport
import Testing

struct SampleAccountTests {
    @Test func `the sample athlete has the activities of the sample export`() throws {
        let account = MockAccount.sample()
        let rows = SampleExport.export.rows
        #expect(account.athleteID == SampleExport.export.athleteID)
        #expect(account.activities.count == rows.count)
        for row in rows {
            let activity = try #require(account[row.id])
            #expect(activity.startTime == row.start)
            #expect(activity.name == row.name)
            #expect(activity.sportType == row.sport.filter { $0 != " " })
            #expect(activity.distance == Double(row.centimetres) / 100)
            #expect(activity.elapsedTime == row.elapsed)
            #expect(activity.isManual == (row.file == nil))
            let gear = activity.gearID.flatMap { id in account.gear.first { $0.id == id } }
            #expect(gear?.name == row.gear)
        }
        #expect(
            account.activities.filter { $0.startTime < SampleExport.asOf }
                .max { $0.startTime < $1.startTime }?.id == SampleExport.newest.id)
    }

    @Test func `uploads bear the numbers of the export's files`() throws {
        for row in SampleExport.export.rows {
            guard let file = row.file, file.hasSuffix(".gz") else { continue }
            let name = try #require(file.split(separator: "/").last)
            let activity = try #require(MockAccount.sample()[row.id])
            #expect(activity.externalID == String(name))
            #expect(name.hasPrefix("\(activity.uploadID ?? 0)."))
        }
    }
}
