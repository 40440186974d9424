import Ingest
import Reports
import Storage
import WebServer

/// What is unusual about an activity, before its figures.
enum ActivityNotices {
    static func markup(_ detail: ActivityDetail) -> Markup {
        let listing = detail.listing
        return group {
            if let reason = listing.noSamplesBecause, listing.outcome != .manual {
                tag("p", ["class": "note warn"]) { "There is no recording: \(reason)." }
            }
            for failure in detail.strava.failures {
                tag("p", ["class": "note warn"]) {
                    "Strava did not answer: \(StravaFactsText.text(failure))."
                }
            }
            if listing.outcome == .manual {
                tag("p", ["class": "note"]) { "Entered by hand: there is no recording." }
            }
            if listing.isCropped {
                tag("p", ["class": "note"]) {
                    "Cropped or split on Strava; the file is the uncropped original, so the curves reach further than the figures."
                }
            }
            if let absent = listing.absentSince {
                tag("p", ["class": "note"]) {
                    "A newer export, or Strava itself, lacks it since \(Format.day(absent)): deleted there, or hidden. It stays here."
                }
            }
            if let other = listing.hiddenBehind {
                tag("p", ["class": "note"]) {
                    "Left out of totals: "
                    link("/activity/\(other)", "another recording")
                    " of the same workout counts."
                }
            }
        }
    }
}
