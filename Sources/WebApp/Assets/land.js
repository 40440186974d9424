// The land under the tracks: coasts, lakes, rivers, borders and towns that the program brings along;
// scripts/make-land.py describes the coding.
"use strict";
(() => {
  const units = 300, head = 15;
  let picture = null, asked = null;

  const decode = (bytes) => {
    let at = head;
    const number = () => {
      let value = 0, shift = 0, byte;
      do { byte = bytes[at++]; value |= (byte & 127) << shift; shift += 7; } while (byte & 128);
      return value;
    };
    const signed = (value) => value & 1 ? ~(value >>> 1) : value >>> 1;
    const line = () => {
      const count = number(), near = [], far = [];
      let north = 0, east = 0;
      for (let i = 0; i < count; i++) {
        north += signed(number());
        const value = number();
        east += signed(value >>> 1);
        near.push(north / units, east / units);
        if (value & 1) far.push(north / units, east / units);
      }
      const points = new Float32Array(Waymark.project(near));
      const box = [Infinity, Infinity, -Infinity, -Infinity];
      for (let i = 0; i < points.length; i += 2) {
        box[0] = Math.min(box[0], points[i]); box[1] = Math.min(box[1], points[i + 1]);
        box[2] = Math.max(box[2], points[i]); box[3] = Math.max(box[3], points[i + 1]);
      }
      return { near: points, far: new Float32Array(Waymark.project(far)), box };
    };
    const lines = () => Array.from({ length: number() }, line);
    const [land, lakes, rivers, borders] = [lines(), lines(), lines(), lines()];
    const text = new TextDecoder();
    const towns = Array.from({ length: number() }, () => {
      const latitude = signed(number()) / units, longitude = signed(number()) / units, count = number();
      const name = text.decode(bytes.subarray(at, at += count)), [x, y] = Waymark.project([latitude, longitude]);
      return { name, latitude, longitude, x, y };
    });
    return { land, lakes, rivers, borders, towns };
  };

  // Reads the land once; whoever waits is told when it is there, and nothing if it is not.
  const load = (source) => {
    asked ||= fetch(source).then((reply) => reply.ok ? reply.arrayBuffer() : null)
      .then((data) => { picture = data && decode(new Uint8Array(data)); return picture; }).catch(() => null);
    return asked;
  };

  // Walks along a line and leaves out what lies on the same outer side of a place: a straight line
  // there is as good, and a continent costs no more than what is seen of it.
  const outline = (points, place, visit) => {
    const s = place.scale, left = (place.x - 9) / s, top = (place.y - 9) / s;
    const right = (place.x + place.width + 9) / s, bottom = (place.y + place.height + 9) / s;
    let last = 0, held = -1;
    for (let i = 0; i < points.length; i += 2) {
      const x = points[i], y = points[i + 1];
      const side = (x < left ? 1 : x > right ? 2 : 0) | (y < top ? 4 : y > bottom ? 8 : 0);
      if (side && side === last) { held = i; continue; }
      if (held >= 0) visit(points[held], points[held + 1]);
      held = -1;
      visit(x, y);
      last = side;
    }
    if (held >= 0) visit(points[held], points[held + 1]);
  };
  const meets = (box, place) => box[2] * place.scale >= place.x - 9 && box[0] * place.scale <= place.x + place.width + 9
    && box[3] * place.scale >= place.y - 9 && box[1] * place.scale <= place.y + place.height + 9;
  const points = (shape, place) => place.scale < 40 ? shape.far : shape.near;

  const fill = (context, shapes, place, colour) => {
    context.beginPath();
    for (const shape of shapes) {
      if (!meets(shape.box, place)) continue;
      let isFirst = true;
      outline(points(shape, place), place, (x, y) => {
        if (isFirst) context.moveTo(x * place.scale - place.x, y * place.scale - place.y);
        else context.lineTo(x * place.scale - place.x, y * place.scale - place.y);
        isFirst = false;
      });
      context.closePath();
    }
    context.fillStyle = colour;
    context.fill("evenodd");
  };
  // A coast is cut at the date line, which is no coast.
  const stroke = (context, shapes, place, colour, width, isRing) => {
    context.beginPath();
    for (const shape of shapes) {
      if (!meets(shape.box, place)) continue;
      let before = null, first = null;
      const isEdge = (x) => isRing && (x < 0.01 || x > 255.99);
      const visit = (x, y) => {
        if (before === null || isEdge(x) && isEdge(before)) context.moveTo(x * place.scale - place.x, y * place.scale - place.y);
        else context.lineTo(x * place.scale - place.x, y * place.scale - place.y);
        before = x;
        first ||= [x, y];
      };
      outline(points(shape, place), place, visit);
      if (isRing && first) visit(first[0], first[1]);
    }
    context.strokeStyle = colour; context.lineWidth = width;
    context.stroke();
  };

  const draw = (context, place) => {
    const zoom = Math.log2(place.scale);
    context.fillStyle = Waymark.style("sea");
    if (!picture) { context.fillStyle = Waymark.style("ground"); context.fillRect(0, 0, place.width, place.height); return; }
    context.fillRect(0, 0, place.width, place.height);
    fill(context, picture.land, place, Waymark.style("ground"));
    fill(context, picture.lakes, place, Waymark.style("sea"));
    context.lineJoin = "round";
    if (zoom >= 3.5) stroke(context, picture.rivers, place, Waymark.style("river"), zoom < 6 ? 0.7 : 1.3, false);
    // Closer than this the coast is a guess of half a kilometre; its line would claim more.
    if (zoom < 12) stroke(context, picture.land, place, Waymark.style("coast"), 1, true);
    context.setLineDash(zoom < 5 ? [] : [6, 3]);
    stroke(context, picture.borders, place, Waymark.style("border"), zoom < 5 ? 0.8 : 1.2, false);
    context.setLineDash([]);
  };

  // MARK: Towns

  const font = (rank) => rank < 80 ? "600 13px system-ui, sans-serif" : rank < 900 ? "600 12px system-ui, sans-serif" : "12px system-ui, sans-serif";
  const most = [12, 24, 60, 150, 420, 1100, 2600];
  const placed = new Map();
  let measure = null;

  // The names that have room at a zoom, the most important first: the same for all tiles, so that a
  // name across their edge is whole.
  const labels = (zoom) => {
    if (placed.has(zoom)) return placed.get(zoom);
    measure ||= document.createElement("canvas").getContext("2d");
    const scale = Math.pow(2, zoom), taken = new Map(), list = [];
    const cells = function* (box) {
      for (let x = box[0] >> 6; x <= box[2] >> 6; x++) for (let y = box[1] >> 6; y <= box[3] >> 6; y++) yield x * 4194304 + y;
    };
    picture.towns.slice(0, most[zoom] ?? picture.towns.length).forEach((town, rank) => {
      if (!town.width) { measure.font = font(rank); town.width = measure.measureText(town.name).width; }
      const x = town.x * scale, y = town.y * scale, box = [x - 8, y - 12, x + 14 + town.width, y + 12];
      for (const cell of cells(box)) for (const other of taken.get(cell) || []) {
        if (box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) return;
      }
      for (const cell of cells(box)) { if (!taken.has(cell)) taken.set(cell, []); taken.get(cell).push(box); }
      list.push({ x, y, box, name: town.name, font: font(rank), isLarge: rank < 80 });
    });
    placed.set(zoom, list);
    return list;
  };

  const names = (context, place) => {
    if (!picture) return;
    const right = place.x + place.width, bottom = place.y + place.height;
    context.textBaseline = "middle"; context.textAlign = "left"; context.lineJoin = "round";
    for (const town of labels(Math.round(Math.log2(place.scale)))) {
      if (town.box[2] < place.x || town.box[0] > right || town.box[3] < place.y || town.box[1] > bottom) continue;
      const x = town.x - place.x, y = town.y - place.y;
      context.fillStyle = Waymark.style("town");
      context.beginPath(); context.arc(x, y, town.isLarge ? 3 : 2, 0, 7); context.fill();
      context.font = town.font;
      context.strokeStyle = Waymark.style("ground"); context.lineWidth = 3;
      context.strokeText(town.name, x + 6, y);
      context.fillText(town.name, x + 6, y);
    }
  };

  // The name of the town near a place in the plane of zoom 0; of several the larger.
  const nearest = (x, y) => {
    if (!picture) return null;
    // The world is about 40,075 km wide at the equator, and narrower here.
    const kilometres = 40075 / 256 / Math.cosh(Math.PI * (1 - y / 128));
    let best = null, least = Infinity;
    picture.towns.forEach((town, rank) => {
      const away = Math.hypot(town.x - x, town.y - y) * kilometres;
      if (away > 80) return;
      const score = away + rank / 500;
      if (score < least) { least = score; best = town.name; }
    });
    return best;
  };

  Waymark.land = { load, draw, names, nearest, get isThere() { return picture !== null; } };
})();
