// Finer lines near the ground, asked for in squares of the map and kept: a square that was seen
// once is not asked for again.
"use strict";
(() => {
  const most = 60;

  // `came` is told when there are finer lines.
  Waymark.near = (map, source, came) => {
    const levels = [null, { zoom: 8, lines: new Map(), squares: new Map() }, { zoom: 12, lines: new Map(), squares: new Map() }];
    const level = (zoom) => zoom >= 13 ? 2 : zoom >= 9.5 ? 1 : 0;
    const degrees = (x, y) => map.unproject([x, y], 0);

    const ask = async (number, x, y) => {
      const own = levels[number], key = x + "/" + y;
      if (own.squares.has(key)) return;
      // Rather all again than without end.
      if (own.squares.size >= most) { own.squares.clear(); own.lines.clear(); }
      own.squares.set(key, "asked");
      const size = 256 / Math.pow(2, own.zoom);
      const north = degrees(x * size, y * size), south = degrees((x + 1) * size, (y + 1) * size);
      const box = [south.lat, north.lng, north.lat, south.lng].map((n) => n.toFixed(4)).join(",");
      const reply = await fetch(`${source}${source.includes("?") ? "&" : "?"}level=${number}&box=${box}`).catch(() => null);
      if (!reply?.ok) { own.squares.delete(key); return; }
      const answer = await reply.json();
      for (const [id, text] of answer.tracks) if (!own.lines.has(id)) own.lines.set(id, Waymark.lines(text).map(Waymark.project));
      came();
    };

    const look = () => {
      const number = level(map.getZoom());
      if (!number) return;
      const scale = Math.pow(2, map.getZoom() - levels[number].zoom) * 256, bounds = map.getPixelBounds();
      for (let x = Math.floor(bounds.min.x / scale); x <= Math.floor(bounds.max.x / scale); x++) {
        for (let y = Math.floor(bounds.min.y / scale); y <= Math.floor(bounds.max.y / scale); y++) ask(number, x, y);
      }
    };
    let timer;
    map.on("moveend", () => { clearTimeout(timer); timer = setTimeout(look, 120); });

    // What to draw of a track at a zoom.
    return { look, parts: (track, zoom) => levels[level(zoom)]?.lines.get(track.id) || track.parts };
  };
})();
