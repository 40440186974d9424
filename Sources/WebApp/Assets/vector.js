// Vector tiles of a file on this machine, drawn as outlines: water, borders, roads and railways.
// The coding is Mapbox Vector Tile 2, a protocol buffer.
"use strict";
(() => {
  const tiles = new Map();
  const most = 200;

  // The fields of a message: [number, value], where bytes are a part of the array.
  const fields = function* (bytes) {
    let at = 0;
    const number = () => {
      let value = 0, factor = 1, byte;
      do {
        if (at >= bytes.length) throw new RangeError("truncated");
        byte = bytes[at++]; value += (byte & 127) * factor; factor *= 128;
      } while (byte & 128);
      return value;
    };
    while (at < bytes.length) {
      const key = number(), kind = key & 7;
      if (kind === 0) yield [key >>> 3, number()];
      else if (kind === 2) { const count = number(); if (count > bytes.length - at) throw new RangeError("truncated"); yield [key >>> 3, bytes.subarray(at, at += count)]; }
      else if (kind === 5) at += 4;
      else if (kind === 1) at += 8;
      else throw new RangeError("kind");
    }
  };
  const packed = (bytes) => {
    const all = [];
    let value = 0, shift = 0;
    for (const byte of bytes) {
      value |= (byte & 127) << shift; shift += 7;
      if (!(byte & 128)) { all.push(value >>> 0); value = shift = 0; }
    }
    return all;
  };
  const signed = (value) => (value >>> 1) ^ -(value & 1);

  // Lines of x, y in the extent of the layer.
  const geometry = (commands) => {
    const lines = [];
    let line = null, x = 0, y = 0;
    for (let i = 0; i < commands.length;) {
      const command = commands[i] & 7, count = commands[i++] >>> 3;
      if (command === 7) { if (line?.length) line.push(line[0], line[1]); continue; }
      if (command !== 1 && command !== 2) break;
      for (let k = 0; k < count && i + 1 < commands.length; k++) {
        x += signed(commands[i++]); y += signed(commands[i++]);
        if (command === 1) { line = []; lines.push(line); }
        line?.push(x, y);
      }
    }
    return lines;
  };

  const kind = (name) => /water|ocean|lake|sea/.test(name) ? "water" : /bound|admin|border/.test(name) ? "border"
    : /road|transport|street|highway|rail/.test(name) ? "road" : null;

  const decode = (bytes) => {
    const found = { water: [], border: [], road: [] };
    for (const [field, layer] of fields(bytes)) {
      if (field !== 3) continue;
      let name = "", extent = 4096;
      const features = [];
      for (const [own, value] of fields(layer)) {
        if (own === 1) name = new TextDecoder().decode(value);
        if (own === 2) features.push(value);
        if (own === 5) extent = value || 4096;
      }
      const sort = kind(name);
      if (!sort) continue;
      for (const feature of features) {
        let type = 0, lines = [];
        for (const [own, value] of fields(feature)) {
          if (own === 3) type = value;
          if (own === 4) lines = geometry(packed(value));
        }
        if (type === 2 || type === 3) found[sort].push({ isArea: type === 3, lines, extent });
      }
    }
    return found;
  };

  const ask = (source, zoom, x, y, came) => {
    const key = `${zoom}/${x}/${y}`;
    if (tiles.has(key)) return tiles.get(key);
    if (tiles.size >= most) tiles.delete(tiles.keys().next().value);
    tiles.set(key, null);
    fetch(source.replace("{z}", zoom).replace("{x}", x).replace("{y}", y))
      .then((reply) => reply.ok ? reply.arrayBuffer() : null)
      .then((data) => {
        if (!data) return;
        // A damaged tile is an empty one.
        try { tiles.set(key, decode(new Uint8Array(data))); came(); } catch { }
      }).catch(() => {});
    return null;
  };

  const draw = (context, place, element, came) => {
    const source = element.dataset.vector, least = Number(element.dataset.least), highest = Number(element.dataset.highest);
    if (place.zoom < least) return;
    const zoom = Math.min(place.zoom, highest), part = Math.pow(2, place.zoom - zoom);
    const x = Math.floor(place.x / 256 / part), y = Math.floor(place.y / 256 / part);
    const tile = ask(source, zoom, x, y, came);
    if (!tile) return;
    const size = 256 * part, left = x * size - place.x, top = y * size - place.y;
    const trace = (shape) => {
      const s = size / shape.extent;
      for (const line of shape.lines) for (let i = 0; i < line.length; i += 2) {
        if (i) context.lineTo(left + line[i] * s, top + line[i + 1] * s); else context.moveTo(left + line[i] * s, top + line[i + 1] * s);
      }
    };
    const all = (list, wanted) => { context.beginPath(); for (const shape of list) if (shape.isArea === wanted) trace(shape); };
    all(tile.water, true); context.fillStyle = Waymark.style("sea"); context.fill();
    all(tile.water, false); context.strokeStyle = Waymark.style("river"); context.lineWidth = 1.2; context.stroke();
    all(tile.border, false); context.strokeStyle = Waymark.style("border"); context.lineWidth = 1; context.stroke();
    all(tile.road, false); context.strokeStyle = Waymark.style("road"); context.lineWidth = place.zoom > 13 ? 2 : 1; context.stroke();
  };
  Waymark.vector = { draw, decode };
})();
