import Foundation

/// Best efforts as numpy works them out, by the rules of `Docs/explanation/efforts.md` and by other
/// means than the program: binary search and whole arrays instead of pointers.
public enum NumpyEfforts {
    /// The samples of a recording; `null` for a sample without a value.
    public struct Recording: Encodable {
        /// Seconds since 1970.
        public var time: [Double?]
        /// Cumulative metres.
        public var distance: [Double?]?
        /// Degrees north.
        public var latitude: [Double?]?
        /// Degrees east.
        public var longitude: [Double?]?
        /// Power in watts.
        public var watts: [Double?]?

        /// A recording with these channels.
        public init(
            time: [Double?], distance: [Double?]? = nil, latitude: [Double?]? = nil,
            longitude: [Double?]? = nil, watts: [Double?]? = nil
        ) {
            self.time = time
            self.distance = distance
            self.latitude = latitude
            self.longitude = longitude
            self.watts = watts
        }
    }

    /// The results for one recording: `[metres, elapsed, start]` by kind, and
    /// `[seconds, watts, start]`.
    public struct Result: Decodable {
        /// The fastest parts on foot.
        public var foot: [[Double]]
        /// The fastest parts by bike.
        public var ride: [[Double]]
        /// The power curve.
        public var power: [[Double]]
    }

    /// Whether numpy is there.
    public static var isThere: Bool { Python.has("numpy", in: "numpy") }

    /// The efforts of recordings, in their order.
    public static func efforts(of recordings: [Recording]) throws -> [Result] {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "recordings.json")
        try JSONEncoder().encode(recordings).write(to: file)
        let text = try Python.run(program, [file.path], with: ["numpy"])
        return try JSONDecoder().decode([Result].self, from: Data(text.utf8))
    }

    private static let program = """
        import json, sys
        import numpy as np

        FOOT = [400, 1000, 1609.344, 5000, 10000, 21097.5, 42195]
        BEST = [43.03, 131.96, 223.13, 755.36, 1571, 3402, 7235]
        RIDE = [5000, 10000, 20000, 40000, 50000, 100000, 200000]
        WINDOWS = [5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 10800, 18000]

        def column(recording, name):
            values = recording.get(name)
            if values is None: return None
            return np.array([np.nan if v is None else v for v in values], dtype=float)

        def later(t, known):
            "Indices of the known samples whose time is later than all before."
            i = np.flatnonzero(known & ~np.isnan(t))
            if len(i) == 0: return i
            before = np.concatenate([[-np.inf], np.maximum.accumulate(t[i])[:-1]])
            return i[t[i] > before]

        def steps(r, t):
            d = column(r, "distance")
            if d is not None:
                i = later(t, ~np.isnan(d))
                if len(i) > 1:
                    out, reached = [0.0], d[i[0]]
                    for here in d[i[1:]]:
                        if here < reached / 2 and reached - here > 50:
                            out.append(here); reached = here
                        else:
                            out.append(max(0.0, here - reached)); reached = max(reached, here)
                    return t[i], np.maximum(out, 0)
            lat, lon = column(r, "latitude"), column(r, "longitude")
            if lat is None or lon is None: return None
            i = later(t, ~np.isnan(lat) & ~np.isnan(lon))
            if len(i) < 2: return None
            degree = 111194.9266
            turn = (np.diff(lon[i]) + 180) % 360 - 180
            north = np.diff(lat[i]) * degree
            east = turn * degree * np.cos(np.radians(lat[i][:-1]))
            return t[i], np.concatenate([[0], np.hypot(north, east)])

        def fastest(t, c, metres):
            best = (np.inf, 0)
            goal = c + metres
            ok = goal <= c[-1]
            if ok.any():
                j = np.searchsorted(c, goal[ok], "left")
                end = t[j-1] + (goal[ok] - c[j-1]) / (c[j] - c[j-1]) * (t[j] - t[j-1])
                k = np.argmin(end - t[ok])
                best = (end[k] - t[ok][k], t[ok][k])
            goal = c - metres
            ok = goal >= 0
            if ok.any():
                i = np.searchsorted(c, goal[ok], "right") - 1
                start = t[i] + (goal[ok] - c[i]) / (c[i+1] - c[i]) * (t[i+1] - t[i])
                k = np.argmin(t[ok] - start)
                if t[ok][k] - start[k] < best[0]: best = (t[ok][k] - start[k], start[k])
            return best

        def distances(r, t, kind):
            found = steps(r, t)
            if found is None: return []
            u, s = found
            limit = 12.5 if kind == "foot" else 35
            s = s.copy()
            moved = np.maximum.accumulate(np.where(s > 0, u, u[0]))[:-1]
            s[1:][s[1:] > limit * np.maximum(np.diff(u), np.minimum(u[1:] - moved, 10))] = 0
            c = np.cumsum(s)
            out = []
            for n, metres in enumerate(FOOT if kind == "foot" else RIDE):
                if metres > c[-1]: continue
                elapsed, start = fastest(u, c, metres)
                least = BEST[n] if kind == "foot" else (
                    metres / 25 if metres <= 20000 else metres / (60 / 3.6))
                if elapsed >= least: out.append([metres, elapsed, start])
            return out

        def power(r, t):
            w = column(r, "watts")
            if w is None: return []
            known = ~np.isnan(t) & (t >= 0)
            second = np.floor(t[known] + 0.5).astype(int)
            w = np.where(np.isnan(w[known]) | (w[known] > 3000), 0, np.maximum(w[known], 0))
            keep = second >= np.maximum.accumulate(second)
            second, w = second[keep], w[keep]
            if len(second) == 0: return []
            values = {}
            for s, x in zip(second.tolist(), w.tolist()):
                values[s] = x if x > 0 else values.get(s, 0)
            at = np.array(sorted(values))
            if len(at) < 2: return []
            gaps = np.minimum(np.diff(at), 10)
            hold = int(np.sort(gaps)[(len(gaps) + 1) // 2 - 1])
            line = np.zeros(at[-1] + 1)
            for s, following in zip(at, np.append(at[1:], at[-1] + 1)):
                line[s:min(following, s + hold)] = values[int(s)]
            if not line.any(): return []
            sums = np.concatenate([[0], np.cumsum(line)])
            out = []
            for window in WINDOWS:
                if window > len(line): break
                work = sums[window:] - sums[:-window]
                k = int(np.argmax(work))
                if work[k] > 0: out.append([window, work[k] / window, k])
            return out

        results = []
        for r in json.load(open(sys.argv[1])):
            t = column(r, "time")
            known = t[~np.isnan(t)]
            if len(t) < 2 or len(known) == 0:
                results.append({"foot": [], "ride": [], "power": []})
                continue
            t = t - known[0]
            results.append({"foot": distances(r, t, "foot"), "ride": distances(r, t, "ride"),
                            "power": power(r, t)})
        json.dump(results, sys.stdout)
        """
}
