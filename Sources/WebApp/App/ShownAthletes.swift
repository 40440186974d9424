import Storage
import WebServer

/// Whose activities the page shows: one athlete's, or those of all together.
///
/// `athlete=<id>` or `athlete=all` in an address says it. Pages of athletes (``Endpoint/isOfAthletes``) remember it for
/// the visitor's next pages; nothing is to be said in a library of one athlete.
struct ShownAthletes: Sendable {
    /// Strava's id of the one who is shown; `nil`: all together.
    private(set) var one: Int64?
    /// The library's athletes by name where there are several, else nobody.
    private var several: [NamedAthlete] = []
    /// Whether the page is one athlete's, whatever a visitor asks for.
    private var isFixed = false

    init() {}

    /// - Parameters:
    ///   - fixed: the one whose page it is.
    ///   - asked: what the address says.
    ///   - chosen: what the visitor chose before; who is gone since is not looked for.
    /// - Throws: ``HTTPError`` when the address names nobody who is there to be shown.
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

    /// The name to say of something in a list: only where several athletes stand in it.
    func owner(_ id: Int64?) -> String? { one == nil ? name(of: id) : nil }

    /// An address whose answer is of those who are shown, also when another window has chosen
    /// somebody else meanwhile.
    func address(_ path: String) -> String {
        several.isEmpty ? path : "\(path)?athlete=\(one.map(String.init) ?? "all")"
    }

    /// Says at a place who is shown, and leads to the others; nothing where there is no choice.
    func choice(at path: String) -> Markup? {
        guard !several.isEmpty, Routes.ofAthletes.contains(path) else { return nil }
        return tag("nav", ["class": "choice", "aria-label": "Athlete"]) {
            if isFixed {
                tag("span") { name(of: one) ?? "athlete \(one ?? 0)" }
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
    /// Strava's id of the athlete who is shown; `nil`: all together.
    var athlete: Int64? { athletes.one }

    /// Something at an address of its own: that of the athlete who is shown where there is one,
    /// else anybody's, unless the page is one athlete's.
    func found<Thing>(_ find: (Int64?) throws -> Thing?) rethrows -> Thing? {
        try find(athlete) ?? (app.options.athlete == nil ? find(nil) : nil)
    }

    /// Refuses an activity of anybody else when the page is one athlete's.
    func expectOwn(activity id: Int64) throws {
        guard let athlete = app.options.athlete else { return }
        try existing().expect(activities: [id], of: athlete)
    }

    /// Refuses to take back what is anybody else's when the page is one athlete's.
    func expectOwn(run id: Int64) throws {
        guard let athlete = app.options.athlete else { return }
        try existing().expect(run: id, of: athlete)
    }
}
