import Storage
import WebServer

/// The athletes whose activities the page shows: one of them, or all.
///
/// `athlete=<id>` or `athlete=all` in an address selects. Pages about athletes
/// (``Endpoint/isOfAthletes``) remember the selection for the visitor's next pages. In a library of
/// one athlete there is nothing to select.
struct ShownAthletes: Sendable {
    /// Strava's id of the selected athlete; `nil` means all.
    private(set) var one: Int64?
    /// The library's athletes by name if there are several; otherwise empty.
    private var several: [NamedAthlete] = []
    /// Whether the page shows only one athlete, whatever a visitor selects.
    private var isFixed = false

    init() {}

    /// - Parameters:
    ///   - fixed: the only athlete that the page shows.
    ///   - asked: the value in the address.
    ///   - chosen: the visitor's earlier selection; ignored if that athlete is gone.
    /// - Throws: ``HTTPError`` if the address names nobody who can be shown.
    init(_ known: [NamedAthlete], fixed: Int64?, asked: String?, chosen: Int64?) throws {
        several = known.count > 1 ? known : []
        isFixed = fixed != nil
        one = chosen
        if let asked {
            one = Int64(asked)
            guard asked == "all" || known.contains(where: { $0.id == one }) else {
                throw HTTPError.notFound("There is no such athlete")
            }
        }
        if let fixed {
            guard asked == nil || one == fixed else {
                throw HTTPError.notFound("There is no such athlete")
            }
            one = fixed
        } else if name(of: one) == nil {
            one = nil
        }
    }

    /// The name of one of several athletes.
    func name(of id: Int64?) -> String? { several.first { $0.id == id }?.name }

    /// The name to show in a list, only if it contains several athletes.
    func owner(_ id: Int64?) -> String? { one == nil ? name(of: id) : nil }

    /// An address for the selected athletes, even if another window has changed the selection
    /// meanwhile.
    func address(_ path: String) -> String {
        several.isEmpty ? path : "\(path)?athlete=\(one.map(String.init) ?? "all")"
    }

    /// Shows the selection at an address, with links to the others; nothing if there is no choice.
    func choice(at path: String) -> Markup? {
        guard !several.isEmpty, Routes.ofAthletes.contains(path) else { return nil }
        return tag("nav", ["class": "choice", "aria-label": translated("Athlete")]) {
            if isFixed {
                tag("span") { name(of: one) ?? translated("athlete \(one ?? 0)") }
            } else {
                link("\(path)?athlete=all", "All athletes", current: one == nil)
                for athlete in several {
                    link(
                        "\(path)?athlete=\(athlete.id)", athlete.name, current: athlete.id == one)
                }
            }
        }
    }
}

extension RequestContext {
    /// Strava's id of the selected athlete; `nil` means all.
    var athlete: Int64? { athletes.one }

    /// An item with an address of its own: the selected athlete's if there is one, otherwise
    /// anyone's, unless the page shows only one athlete.
    func found<Thing>(_ find: (Int64?) throws -> Thing?) rethrows -> Thing? {
        try find(athlete) ?? (app.options.athlete == nil ? find(nil) : nil)
    }

    /// Refuses an activity of another athlete if the page shows only one.
    func expectOwn(activity id: Int64) throws {
        guard let athlete = app.options.athlete else { return }
        try existing().expect(activities: [id], of: athlete)
    }

    /// Refuses to undo a run of another athlete if the page shows only one.
    func expectOwn(run id: Int64) throws {
        guard let athlete = app.options.athlete else { return }
        try existing().expect(run: id, of: athlete)
    }
}
