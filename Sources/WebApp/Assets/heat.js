// The heat map: how many tracks pass each spot, on a logarithmic scale, so that the densest street
// and the lonely path both show. The scale belongs to the zoom, not to the tile, so tiles agree.
"use strict";
(() => {
  const side = 129, wide = 2;  // spots across a tile, and the pixels of each
  const highest = new Map();

  const colours = () => {
    const canvas = document.createElement("canvas");
    canvas.width = 256; canvas.height = 1;
    const context = canvas.getContext("2d", { willReadFrequently: true }), ramp = context.createLinearGradient(0, 0, 256, 0);
    for (let i = 0; i < 4; i++) ramp.addColorStop(i / 3, Waymark.style("heat" + i));
    context.fillStyle = ramp; context.fillRect(0, 0, 256, 1);
    return context.getImageData(0, 0, 256, 1).data;
  };
  let table = null;
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { table = null; });

  // Counts each track once for each spot that its lines cross.
  const count = (spots, marks, mark, parts, place) => {
    const s = place.scale / wide, left = place.x / wide, top = place.y / wide;
    for (const part of parts) {
      let ax = part[0] * s - left, ay = part[1] * s - top;
      for (let i = 0; i < part.length; i += 2) {
        const bx = part[i] * s - left, by = part[i + 1] * s - top;
        const isOutside = ax < 0 && bx < 0 || ay < 0 && by < 0 || ax >= side && bx >= side || ay >= side && by >= side;
        if (!isOutside) {
          const steps = Math.max(1, Math.ceil(Math.max(Math.abs(bx - ax), Math.abs(by - ay))));
          // Far beyond the tile a long line has nothing to count.
          let from = 0, to = steps;
          if (steps > 4 * side) {
            const inside = (a, b) => { const d = b - a; return d ? [Math.min(-a / d, (side - a) / d), Math.max(-a / d, (side - a) / d)] : [0, 1]; };
            const [x0, x1] = inside(ax, bx), [y0, y1] = inside(ay, by);
            from = Math.max(0, Math.floor(Math.max(x0, y0) * steps)); to = Math.min(steps, Math.ceil(Math.min(x1, y1) * steps));
          }
          for (let k = from; k <= to; k++) {
            const x = Math.floor(ax + (bx - ax) * k / steps), y = Math.floor(ay + (by - ay) * k / steps);
            if (x < 0 || y < 0 || x >= side || y >= side) continue;
            const at = y * side + x;
            if (marks[at] !== mark) { marks[at] = mark; spots[at]++; }
          }
        }
        ax = bx; ay = by;
      }
    }
  };

  // Puts the counts of a tile on it as colours.
  const colour = (context, spots, place) => {
    table ||= colours();
    const scale = Math.log(1 + Math.max(4, highest.get(place.zoom) || 0));
    const image = new ImageData(side, side);
    for (let i = 0; i < spots.length; i++) {
      if (!spots[i]) continue;
      const at = Math.min(255, Math.round(255 * Math.log(1 + spots[i]) / scale)) * 4;
      image.data[i * 4] = table[at]; image.data[i * 4 + 1] = table[at + 1]; image.data[i * 4 + 2] = table[at + 2]; image.data[i * 4 + 3] = 235;
    }
    const small = document.createElement("canvas");
    small.width = small.height = side;
    small.getContext("2d").putImageData(image, 0, 0);
    context.drawImage(small, 0, 0, side * wide, side * wide);
  };

  // Draws a tile in steps. `grew` is told when the scale of the zoom changed so much that the other
  // tiles must be coloured again; their counts are kept in `memory`.
  const draw = function* (context, tracks, parts, place, memory, grew) {
    let spots = memory.spots;
    if (!spots) {
      spots = new Uint16Array(side * side);
      const marks = new Int32Array(side * side);
      let mark = 0, points = 0;
      for (const track of tracks) {
        const lines = parts(track);
        count(spots, marks, ++mark, lines, place);
        for (const line of lines) points += line.length;
        if (points > 12000) { points = 0; yield; }
      }
      memory.spots = spots;
      const most = spots.reduce((a, b) => Math.max(a, b), 0), known = highest.get(place.zoom) || 0;
      if (most > known) {
        highest.set(place.zoom, most);
        if (most > 1.2 * known && known) grew(place.zoom);
      }
    }
    colour(context, spots, place);
  };
  const forget = () => highest.clear();

  Waymark.heat = { draw, forget, most: (zoom) => highest.get(zoom) || 0 };
})();
