// Tracks on a canvas over Leaflet, and the plain grid beneath them where no tiles are wanted.
"use strict";
const Waymark = (() => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const table = new Int8Array(128).fill(-1);
  for (let i = 0; i < 64; i++) table[letters.charCodeAt(i)] = i;

  // Lines of differences, as the server writes them, to lines of [latitude, longitude] in degrees.
  const lines = (text) => {
    const all = [];
    for (const part of text.split(".")) {
      const line = [];
      let at = 0, north = 0, east = 0;
      const number = () => {
        let value = 0, shift = 0, piece;
        do { piece = table[part.charCodeAt(at++)]; value |= (piece & 31) << shift; shift += 5; } while (piece & 32);
        return value & 1 ? ~(value >>> 1) : value >>> 1;
      };
      while (at < part.length) { north += number(); east += number(); line.push(north / 1e5, east / 1e5); }
      if (line.length) all.push(line);
    }
    return all;
  };

  // The numbers of a text in the same characters.
  const numbers = (text) => {
    const all = [];
    let at = 0;
    while (at < text.length) {
      let value = 0, shift = 0, piece;
      do { piece = table[text.charCodeAt(at++)]; value |= (piece & 31) << shift; shift += 5; } while (piece & 32);
      all.push(value & 1 ? ~(value >>> 1) : value >>> 1);
    }
    return all;
  };

  // Web Mercator at zoom 0, so that a zoom is one multiplication.
  const project = (line) => {
    const points = new Float64Array(line.length);
    for (let i = 0; i < line.length; i += 2) {
      const sine = Math.sin(Math.max(-85.05, Math.min(85.05, line[i])) * Math.PI / 180);
      points[i] = 256 * (line[i + 1] / 360 + 0.5);
      points[i + 1] = 256 * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI));
    }
    return points;
  };

  // A colour of the page; remembered, because asking costs more than a stroke.
  let styles = new Map();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { styles = new Map(); });
  const style = (name) => {
    if (!styles.has(name)) styles.set(name, getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim());
    return styles.get(name);
  };

  // A layer that draws on one canvas whatever `draw(context, place)` puts there.
  const CanvasLayer = (L) => L.Layer.extend({
    initialize(draw) { this._draw = draw; },
    onAdd(map) {
      this._canvas = L.DomUtil.create("canvas", "leaflet-zoom-hide", map.getPane("overlayPane"));
      map.on("moveend zoomend resize viewreset", this.redraw, this);
      this.redraw();
    },
    onRemove(map) {
      this._canvas.remove();
      map.off("moveend zoomend resize viewreset", this.redraw, this);
    },
    // Once before the next picture, however many events ask for it.
    redraw() {
      this._frame ||= requestAnimationFrame(() => { this._frame = 0; this._paint(); });
    },
    _paint() {
      const map = this._map, canvas = this._canvas;
      if (!map) return;
      const size = map.getSize(), ratio = Math.min(window.devicePixelRatio || 1, 2), edge = 0.15;
      const margin = { x: Math.round(size.x * edge), y: Math.round(size.y * edge) };
      const width = size.x + 2 * margin.x, height = size.y + 2 * margin.y;
      canvas.width = width * ratio; canvas.height = height * ratio;
      canvas.style.width = width + "px"; canvas.style.height = height + "px";
      L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([-margin.x, -margin.y]));
      const scale = Math.pow(2, map.getZoom());
      const origin = map.getPixelBounds().min;
      const context = canvas.getContext("2d");
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      this._draw(context, { scale, x: origin.x - margin.x, y: origin.y - margin.y, width, height });
    },
  });

  // The net of meridians and parallels on which tracks stand without tiles.
  const grid = (context, place, map) => {
    const spans = [30, 15, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];
    const degree = place.scale * 256 / 360;
    const span = spans.find((s) => s * degree < 160) || 0.001;
    const bounds = map.getBounds().pad(0.2);
    const digits = span < 1 ? Math.ceil(-Math.log10(span)) : 0;
    const y = (latitude) => project([latitude, 0])[1] * place.scale - place.y;
    context.strokeStyle = style("line"); context.fillStyle = style("soft");
    context.lineWidth = 1; context.font = "11px system-ui, sans-serif";
    context.beginPath();
    const labels = [];
    for (let e = Math.floor(bounds.getWest() / span) * span; e <= bounds.getEast(); e += span) {
      const x = 256 * (e / 360 + 0.5) * place.scale - place.x;
      context.moveTo(x, 0); context.lineTo(x, place.height);
      const named = ((e + 180) % 360 + 360) % 360 - 180;
      labels.push([Math.abs(named).toFixed(digits) + "°" + (named < -1e-9 ? "W" : named > 1e-9 ? "E" : ""), x + 4, place.height * 0.875, "left"]);
    }
    for (let n = Math.floor(Math.max(-85, bounds.getSouth()) / span) * span; n <= Math.min(85, bounds.getNorth()); n += span) {
      context.moveTo(0, y(n)); context.lineTo(place.width, y(n));
      labels.push([Math.abs(n).toFixed(digits) + "°" + (n < -1e-9 ? "S" : n > 1e-9 ? "N" : ""), place.width * 0.88, y(n) - 4, "right"]);
    }
    context.stroke();
    for (const [text, x, top, side] of labels) { context.textAlign = side; context.fillText(text, x, top); }
  };

  // A map in an element; with tiles only where the person switched them on, otherwise with the land
  // that the program brings along. Who draws it together with the tracks says `isBare`.
  const map = (element, isBare) => {
    const made = L.map(element, { worldCopyJump: false, preferCanvas: true, fadeAnimation: false, minZoom: 1, maxZoom: 19, zoomSnap: 0.5, attributionControl: Boolean(element.dataset.tiles) });
    if (!element.dataset.tiles && element.dataset.land && Waymark.ground && !isBare) Waymark.ground(made, element);
    if (element.dataset.tiles) {
      L.tileLayer(element.dataset.tiles, { attribution: document.createElement("i").appendChild(document.createTextNode(element.dataset.attribution || "")).parentNode.innerHTML, maxZoom: 19, minNativeZoom: Number(element.dataset.least || 0), maxNativeZoom: Number(element.dataset.highest || 19) }).addTo(made);
    }
    return made;
  };

  // What the server sends of a track: its lines in the plane of zoom 0, and where they lie.
  const track = (text) => {
    const parts = lines(text).map(project);
    let box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const part of parts) for (let i = 0; i < part.length; i += 2) {
      box = [Math.min(box[0], part[i]), Math.min(box[1], part[i + 1]), Math.max(box[2], part[i]), Math.max(box[3], part[i + 1])];
    }
    // The coarsest line strays up to 400 m, so finer ones may reach further than its box.
    const pad = 0.4 * 256 / 40075 * Math.cosh(Math.PI * (1 - box[1] / 128));
    return { parts, box, reach: [box[0] - pad, box[1] - pad, box[2] + pad, box[3] + pad] };
  };

  // Those of the tracks that a place of the canvas shows.
  const visible = (tracks, place) => {
    const left = place.x / place.scale, top = place.y / place.scale;
    const right = left + place.width / place.scale, bottom = top + place.height / place.scale;
    return tracks.filter((t) => t.reach[2] >= left && t.reach[0] <= right && t.reach[3] >= top && t.reach[1] <= bottom);
  };

  // Adds lines to the path of a context.
  const trace = (context, parts, place) => {
    for (const part of parts) {
      context.moveTo(part[0] * place.scale - place.x, part[1] * place.scale - place.y);
      for (let i = 2; i < part.length; i += 2) context.lineTo(part[i] * place.scale - place.x, part[i + 1] * place.scale - place.y);
    }
  };

  // A stroke for each track: for one path of thousands browsers take ten times as long.
  const strokes = (context, tracks, parts, place) => {
    for (const track of tracks) { context.beginPath(); trace(context, parts(track), place); context.stroke(); }
  };

  // A track smaller than a pixel or two is a dot.
  const dots = (context, tracks, place, colour) => {
    if (place.scale >= 512) return;
    context.fillStyle = colour;
    for (const track of tracks) {
      if ((track.box[2] - track.box[0]) * place.scale > 4 || (track.box[3] - track.box[1]) * place.scale > 4) continue;
      context.beginPath();
      context.arc(track.box[0] * place.scale - place.x, track.box[1] * place.scale - place.y, 2.5, 0, 7);
      context.fill();
    }
  };

  // Asks for all tracks and shows what there is at once, and again while the server is working out
  // shapes; `show` gets nothing where the server gives none.
  const load = async (source, show) => {
    const reply = await fetch(source).catch(() => null);
    const found = reply?.ok ? await reply.json() : null;
    show(found);
    if (found?.pending) setTimeout(() => load(source, show), 300);
  };

  // Near the ground the server has finer lines for what is in sight; `redraw` is told when they
  // came. Gives what to draw of a track.
  const finer = (map, source, redraw) => {
    let found = new Map(), foundLevel = 0, timer;
    const refine = async () => {
      const level = map.getZoom() >= 13 ? 2 : map.getZoom() >= 9.5 ? 1 : 0;
      if (level === 0) { if (found.size) { found = new Map(); foundLevel = 0; redraw(); } return; }
      const b = map.getBounds().pad(0.2);
      const box = [b.getSouth(), b.getWest(), b.getNorth(), b.getEast()].map((n) => n.toFixed(4)).join(",");
      const reply = await fetch(`${source}${source.includes("?") ? "&" : "?"}level=${level}&box=${box}`);
      if (!reply.ok) return;
      const answer = await reply.json();
      if (level !== foundLevel) { found = new Map(); foundLevel = level; }
      for (const [id, text] of answer.tracks) found.set(id, lines(text).map(project));
      redraw();
    };
    const soon = () => { clearTimeout(timer); timer = setTimeout(refine, 150); };
    map.on("moveend", soon);
    const parts = (track) => found.get(track.id) || track.parts;
    parts.refine = soon;
    return parts;
  };

  // Shows where most of the tracks lie: a few that are very far away would make dots of all.
  const fit = (map, tracks) => {
    if (!tracks.length) return;
    const centre = (t) => [(t.box[0] + t.box[2]) / 2, (t.box[1] + t.box[3]) / 2];
    const median = (i) => tracks.map((t) => centre(t)[i]).sort((a, b) => a - b)[tracks.length >> 1];
    const x = median(0), y = median(1);
    const away = (t) => Math.max(Math.abs(centre(t)[0] - x), Math.abs(centre(t)[1] - y));
    const distances = tracks.map(away).sort((a, b) => a - b);
    // About a kilometre at least; the plane of zoom 0 is 256 wide.
    const most = Math.max(distances[Math.floor((distances.length - 1) * 0.75)], 0.01);
    const isSpread = distances[distances.length - 1] > 20 * most;
    const boxes = tracks.filter((t) => !isSpread || away(t) <= 2 * most).map((t) => t.box);
    const corner = (x, y) => map.unproject([x, y], 0);
    const least = (i) => boxes.reduce((a, box) => Math.min(a, box[i]), Infinity);
    const greatest = (i) => boxes.reduce((a, box) => Math.max(a, box[i]), -Infinity);
    map.fitBounds([corner(least(0), least(1)), corner(greatest(2), greatest(3))], { padding: [24, 24], maxZoom: 15 });
  };

  // Tells whoever waits for it that the picture is there: what was asked for before is drawn then.
  const ready = (element) => requestAnimationFrame(() => { element.dataset.ready = "yes"; });
  return { lines, numbers, project, style, CanvasLayer, grid, map, track, visible, trace, strokes, dots, load, finer, fit, ready };
})();
