package import ActivityModel
package import Bytes
package import ZIP

// The format modules do not know the model, so their errors become facts here.

extension FileError: ErrorFacts {
    package var place: ErrorPlace {
        ErrorPlace(path: path, position: offset.map(IssuePosition.byte))
    }
}

extension ZIPError: ErrorFacts {
    package var place: ErrorPlace {
        ErrorPlace(subject: entry, position: offset.map { .byte(Int(clamping: $0)) })
    }
}

extension ExportError: ErrorFacts {
    package var place: ErrorPlace { ErrorPlace(path: path) }
}

extension ExportReadError: ErrorFacts {
    package var place: ErrorPlace {
        switch kind {
        case .archive(let error): ErrorPlace(subject: path, position: error.place.position)
        case .disk(let error):
            ErrorPlace(path: error.path, subject: path, position: error.place.position)
        }
    }
}

extension CacheError: ErrorFacts {
    package var place: ErrorPlace {
        switch kind {
        case .disk(let error): ErrorPlace(path: error.path, subject: path)
        case .link(let place): ErrorPlace(path: place, subject: path)
        case .unsafePath: ErrorPlace(subject: path)
        }
    }
}
