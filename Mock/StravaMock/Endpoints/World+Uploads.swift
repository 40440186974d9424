import JSON

/// A file that was uploaded and what becomes of it.
struct Upload: Sendable {
    var id: Int64
    var athleteID: Int64
    var externalID: String
    var file: [UInt8]
    var name: String?
    var sportType: String
    var isCommute: Bool
    /// How often it was asked for.
    var polls = 0
    var activityID: Int64?
    var error: String?
}

extension World {
    /// `POST /uploads`: the file is taken, and worked on later.
    mutating func createUpload(_ call: Call, _ visitor: Visitor) -> Answer {
        let kinds = ["fit", "fit.gz", "tcx", "tcx.gz", "gpx", "gpx.gz"]
        guard let kind = call["data_type"], kinds.contains(kind) else {
            return .badRequest("Upload", "data_type", "invalid")
        }
        guard let file = call.file else { return .badRequest("Upload", "file", "missing") }
        let id = (uploads.last?.id ?? 17_000_000_000) + 1_013
        let external = call["external_id"].flatMap { $0.isEmpty ? nil : $0 } ?? "\(id)"
        uploads.append(
            Upload(
                id: id, athleteID: visitor.account.athleteID,
                externalID: external.hasSuffix(".\(kind)") ? external : "\(external).\(kind)",
                file: file, name: call["name"], sportType: call["sport_type"] ?? "Workout",
                isCommute: call["commute"] == "1"))
        return .json(status(of: uploads[uploads.count - 1], isNew: true), status: 201)
    }

    /// `GET /uploads/{id}`: processed, ready, refused or deleted since.
    mutating func upload(_ route: Route, _ visitor: Visitor) -> Answer {
        let id = route.id.flatMap { Int64($0) }
        guard
            let place = uploads.firstIndex(where: {
                $0.id == id && $0.athleteID == visitor.account.athleteID
            })
        else { return .notFound("Upload") }
        uploads[place].polls += 1
        let isDone = uploads[place].activityID != nil || uploads[place].error != nil
        if !isDone, uploads[place].polls > options.uploadPolls { process(place) }
        return .json(status(of: uploads[place], isNew: false))
    }

    private mutating func process(_ place: Int) {
        let upload = uploads[place]
        if upload.file.isEmpty {
            uploads[place].error = "The file is empty."
            return
        }
        let twin = uploads.first {
            $0.id != upload.id && $0.athleteID == upload.athleteID && $0.file == upload.file
                && $0.activityID.map { accounts[upload.athleteID]?[$0] != nil } ?? false
        }
        if let activityID = twin?.activityID {
            uploads[place].error = "\(upload.externalID) duplicate of activity \(activityID)"
            return
        }
        // The file is not read: what it holds is an hour that has just ended.
        let now = now
        uploads[place].activityID = change(upload.athleteID) { account in
            account.upload(
                startTime: now - 3_600, name: upload.name ?? "Activity",
                sportType: upload.sportType, distance: 10_000, movingTime: 3_600, at: now
            ) { activity in
                activity.uploadID = upload.id
                activity.externalID = upload.externalID
                activity.isCommute = upload.isCommute
            }
        }
    }

    private func status(of upload: Upload, isNew: Bool) -> JSONValue {
        let status: String
        if upload.error != nil {
            status = "There was an error processing your activity."
        } else if let activityID = upload.activityID {
            status =
                accounts[upload.athleteID]?[activityID] == nil
                ? "The created activity has been deleted." : "Your activity is ready."
        } else {
            status = "Your activity is still being processed."
        }
        return [
            "id": .int(upload.id), "id_str": .string("\(upload.id)"),
            "external_id": isNew ? nil : .string(upload.externalID),
            "error": .text(upload.error), "status": .string(status),
            "activity_id": upload.activityID.map { .int($0) } ?? .null,
        ]
    }
}
