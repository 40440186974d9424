import Storage

extension StoreError {
    var message: String {
        switch kind {
        case .notFound: "\(path): no library found"
        case .inUse(let process):
            "\(path): the library is in use" + (process.map { " by process \($0)" } ?? "")
        case .newerSchema: "\(path): the library was written by a newer Waymark"
        case .identityCollision(let one, let other):
            "\(one.provider) \(one.providerID) and \(other.provider) \(other.providerID) have "
                + "the same key"
        case .damaged(let detail): "\(path): the database cannot be read: \(detail)"
        case .notWritable(let detail): "\(path): cannot write there: \(detail)"
        case .ambiguousAthlete:
            "\(path): the export does not name its athlete, and the library has several"
        case .unknownAthlete(let id, let known):
            "\(path): no athlete \(id) there; the library has "
                + Format.count(known.count, "athlete")
        case .otherAthlete(let what, let owner, let asked):
            "\(what) belongs to "
                + (owner.map { "athlete \($0)" } ?? "an athlete whose id is not known")
                + ", not to \(asked)"
        case .diskFull: "\(path): the disk is full"
        }
    }

    func advice(for medium: Medium) -> String {
        medium == .terminal ? terminalAdvice : browserAdvice
    }

    private var terminalAdvice: String {
        switch kind {
        case .notFound: "import an export first: waymark import-export path/to/export.zip"
        case .inUse: "wait until that process has finished, then run this command again"
        case .newerSchema: "install the newest Waymark; the library was not changed"
        case .identityCollision:
            "please report this; the source with the second one was skipped"
        case .damaged:
            "move waymark.sqlite away and import your exports again: nothing else is lost"
        case .notWritable: "check the folder's permissions, or choose another with --library"
        case .ambiguousAthlete(let ids):
            "name the athlete with --athlete and one of "
                + ids.sorted().map(String.init).joined(separator: ", ")
        case .unknownAthlete(_, let known):
            known.isEmpty
                ? "leave out --athlete"
                : "use --athlete with one of "
                    + known.map(String.init).joined(separator: ", ")
        case .otherAthlete:
            "name that athlete with --athlete, or leave it out; nothing was changed"
        case .diskFull: "make room and run the same command again: it continues where it stopped"
        }
    }

    private var browserAdvice: String {
        switch kind {
        case .notFound: "import an export first"
        case .inUse: "wait until that has ended, then try again"
        case .notWritable: "check the permissions of the library's folder"
        case .ambiguousAthlete:
            "import an export that has its profile.csv, or import it in a terminal"
        case .unknownAthlete, .otherAthlete: "choose another athlete; nothing was changed"
        case .diskFull: "make room and import the export again: it continues where it stopped"
        case .newerSchema, .identityCollision, .damaged: terminalAdvice
        }
    }

    var exit: ExitStatus {
        switch kind {
        case .notFound: .noLibrary
        case .inUse: .libraryInUse
        case .unknownAthlete: .wrongArguments
        case .newerSchema, .identityCollision, .damaged, .notWritable, .ambiguousAthlete,
            .otherAthlete, .diskFull:
            .stopped
        }
    }
}
