#!/usr/bin/env python3
"""Decodes the same files with well-known Python libraries, in the same run, and prints ratios of CPU time.

usage: peers.py EXPORT.zip WAYMARK-BENCH WAYMARK SCRATCH

Only what is installed is measured: pip install garmin-fit-sdk fitdecode fitfast gpxpy lxml
"""
import gzip, importlib.util, io, json, subprocess, sys, time, zipfile


def garmin_fit_sdk(data):
    from garmin_fit_sdk import Decoder, Stream
    Decoder(Stream.from_byte_array(bytearray(data))).read()


def fitdecode(data):
    import fitdecode
    for _ in fitdecode.FitReader(io.BytesIO(data)):
        pass


def fitfast(data):
    import fitfast
    fitfast.records(data)


def gpxpy(data):
    import gpxpy
    gpxpy.parse(data.decode())


def lxml(data):
    from lxml import etree
    for _ in etree.fromstring(data.strip()).iter("{*}trkpt", "{*}Trackpoint"):
        pass


PEERS = [("fit", "garmin_fit_sdk", garmin_fit_sdk), ("fit", "fitdecode", fitdecode),
         ("fit", "fitfast", fitfast),
         ("gpx", "gpxpy", gpxpy), ("gpx", "lxml", lxml), ("tcx", "lxml", lxml)]


def main():
    archive, bench, waymark, scratch = sys.argv[1:]
    files = {"fit": [], "gpx": [], "tcx": []}
    with zipfile.ZipFile(archive) as export:
        for name in export.namelist():
            for kind in files:
                if name.startswith("activities/") and "." + kind in name:
                    data = export.read(name)
                    files[kind].append(gzip.decompress(data) if name.endswith(".gz") else data)
    ours = {}
    for kind in files:
        command = [bench, archive, "--waymark", waymark, "--scratch", scratch, "--stage", kind]
        ours[kind] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["cpu"]
    print("\npeers, CPU time of ours as 1")
    for kind, module, decode in PEERS:
        if importlib.util.find_spec(module) is None:
            print(f"  {kind}  {module}: not installed")
            continue
        # A tenth of the files is enough to know a ratio of hundreds.
        part = files[kind][::10] or files[kind]
        share = sum(map(len, part)) / max(1, sum(map(len, files[kind])))
        decode(part[0])  # What importing a module costs is not decoding.
        start = time.process_time()
        for data in part:
            decode(data)
        cpu = (time.process_time() - start) / share
        print(f"  {kind}  {module}: {cpu / max(ours[kind], 1e-6):.1f} ({cpu:.2f} s)")


main()
