// The map of all tracks.
"use strict";
(() => {
  const element = document.getElementById("map");
  const state = document.getElementById("map-state");
  const filter = document.getElementById("map-filter");
  if (!element || typeof L === "undefined") return;
  const families = {
    ride: ["Ride", "VirtualRide", "MountainBikeRide", "GravelRide", "EBikeRide", "EMountainBikeRide", "Handcycle", "Velomobile"],
    run: ["Run", "TrailRun", "VirtualRun"],
    swim: ["Swim", "Rowing", "VirtualRow", "Kayaking", "Canoeing", "StandUpPaddling", "Surfing", "Kitesurf", "Windsurf", "Sail"],
    walk: ["Walk", "Hike", "Snowshoe"],
    snow: ["AlpineSki", "BackcountrySki", "NordicSki", "RollerSki", "Snowboard", "IceSkate"],
  };
  const family = (sport) => Object.keys(families).find((name) => families[name].includes(sport)) || "other";
  const map = Waymark.map(element);
  map.setView([20, 0], 2);
  let tracks = [], pending = 0, shown = [], finer = new Map(), finerLevel = 0, chosen = null;

  // Where a track lies, in the plane of zoom 0.
  const frame = (parts) => {
    let box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const part of parts) for (let i = 0; i < part.length; i += 2) {
      box = [Math.min(box[0], part[i]), Math.min(box[1], part[i + 1]), Math.max(box[2], part[i]), Math.max(box[3], part[i + 1])];
    }
    return box;
  };

  const wanted = () => {
    const sport = filter.elements.sport.value, year = Number(filter.elements.year.value);
    shown = tracks.filter((t) => (!sport || t.sport === sport) && (!year || t.year === year));
    const count = (number) => number.toLocaleString("en");
    state.textContent = pending ? `${count(tracks.length)} of ${count(tracks.length + pending)} tracks…`
      : `${count(shown.length)} track${shown.length === 1 ? "" : "s"}`;
  };

  const visible = (place) => {
    const left = place.x / place.scale, top = place.y / place.scale;
    const right = left + place.width / place.scale, bottom = top + place.height / place.scale;
    return shown.filter((t) => t.box[2] >= left && t.box[0] <= right && t.box[3] >= top && t.box[1] <= bottom);
  };

  const trace = (context, parts, place) => {
    for (const part of parts) {
      context.moveTo(part[0] * place.scale - place.x, part[1] * place.scale - place.y);
      for (let i = 2; i < part.length; i += 2) context.lineTo(part[i] * place.scale - place.x, part[i + 1] * place.scale - place.y);
    }
  };
  const parts = (track) => finer.get(track.id) || track.parts;

  const Layer = Waymark.CanvasLayer(L);
  const layer = new Layer((context, place) => {
    if (!element.dataset.tiles) Waymark.grid(context, place, map);
    const seen = visible(place);
    const heat = filter.elements.heat.checked;
    const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
    context.lineJoin = "round";
    if (heat) {
      // Where many tracks lie upon each other the colour adds up.
      context.globalCompositeOperation = isDark ? "lighter" : "multiply";
      context.strokeStyle = isDark ? "rgb(120 50 20 / 45%)" : "rgb(225 130 90 / 38%)";
      context.lineWidth = 3;
      for (const track of seen) { context.beginPath(); trace(context, parts(track), place); context.stroke(); }
      context.globalCompositeOperation = "source-over";
    } else {
      const groups = {};
      for (const track of seen) (groups[track.family] ||= []).push(track);
      context.lineWidth = map.getZoom() > 11 ? 2 : 1.4;
      context.globalAlpha = 0.8;
      // A stroke for each track: for one path of thousands browsers take ten times as long.
      for (const [name, list] of Object.entries(groups)) {
        context.strokeStyle = Waymark.style(name);
        for (const track of list) { context.beginPath(); trace(context, parts(track), place); context.stroke(); }
      }
      context.globalAlpha = 1;
      // A track smaller than a pixel or two is a dot.
      if (map.getZoom() < 9) for (const [name, list] of Object.entries(groups)) {
        context.fillStyle = Waymark.style(name);
        for (const track of list) {
          if ((track.box[2] - track.box[0]) * place.scale > 4 || (track.box[3] - track.box[1]) * place.scale > 4) continue;
          context.beginPath();
          context.arc(track.box[0] * place.scale - place.x, track.box[1] * place.scale - place.y, 2.5, 0, 7);
          context.fill();
        }
      }
    }
    if (chosen) {
      context.strokeStyle = Waymark.style("ink"); context.lineWidth = 3.5;
      context.beginPath(); trace(context, parts(chosen), place); context.stroke();
    }
  }).addTo(map);

  // Near the ground the server has finer lines for what is in sight.
  const refine = async () => {
    const level = map.getZoom() >= 13 ? 2 : map.getZoom() >= 9.5 ? 1 : 0;
    if (level === 0) { if (finer.size) { finer = new Map(); finerLevel = 0; layer.redraw(); } return; }
    const b = map.getBounds().pad(0.2);
    const box = [b.getSouth(), b.getWest(), b.getNorth(), b.getEast()].map((n) => n.toFixed(4)).join(",");
    const reply = await fetch(`${element.dataset.src}?level=${level}&box=${box}`);
    if (!reply.ok) return;
    const found = await reply.json();
    if (level !== finerLevel) { finer = new Map(); finerLevel = level; }
    for (const [id, text] of found.tracks) finer.set(id, Waymark.lines(text).map(Waymark.project));
    layer.redraw();
  };
  let timer;
  const refineSoon = () => { clearTimeout(timer); timer = setTimeout(refine, 150); };
  map.on("moveend", refineSoon);

  // The nearest track within a few pixels of a click.
  map.on("click", (event) => {
    const place = map.project(event.latlng, 0), reach = 8 / Math.pow(2, map.getZoom());
    let best = null, distance = reach * reach;
    for (const track of shown) {
      const box = track.box;
      if (place.x < box[0] - reach || place.x > box[2] + reach || place.y < box[1] - reach || place.y > box[3] + reach) continue;
      for (const part of parts(track)) for (let i = 0; i < part.length; i += 2) {
        const ax = part[i], ay = part[i + 1], bx = part[i + 2] ?? ax, by = part[i + 3] ?? ay;
        const dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
        const along = length ? Math.max(0, Math.min(1, ((place.x - ax) * dx + (place.y - ay) * dy) / length)) : 0;
        const px = place.x - ax - along * dx, py = place.y - ay - along * dy;
        if (px * px + py * py < distance) { distance = px * px + py * py; best = track; }
      }
    }
    chosen = best;
    layer.redraw();
    if (!best) { map.closePopup(); return; }
    const text = document.createElement("div"), link = document.createElement("a");
    link.href = "/activity/" + best.id;
    link.textContent = best.name || "Without a name";
    text.append(link, document.createElement("br"), `${best.day || ""} · ${best.sport} · ${best.kilometres} km`);
    L.popup().setLatLng(event.latlng).setContent(text).openOn(map);
  });
  map.on("popupclose", () => { if (chosen) { chosen = null; layer.redraw(); } });

  // Shows where most of the tracks lie: a few that are very far away would make dots of all.
  const fit = () => {
    if (!shown.length) return;
    const centre = (t) => [(t.box[0] + t.box[2]) / 2, (t.box[1] + t.box[3]) / 2];
    const median = (i) => shown.map((t) => centre(t)[i]).sort((a, b) => a - b)[shown.length >> 1];
    const x = median(0), y = median(1);
    const away = (t) => Math.max(Math.abs(centre(t)[0] - x), Math.abs(centre(t)[1] - y));
    const distances = shown.map(away).sort((a, b) => a - b);
    // About a kilometre at least; the plane of zoom 0 is 256 wide.
    const most = Math.max(distances[Math.floor((distances.length - 1) * 0.75)], 0.01);
    const isSpread = distances[distances.length - 1] > 20 * most;
    const boxes = shown.filter((t) => !isSpread || away(t) <= 2 * most).map((t) => t.box);
    const corner = (x, y) => map.unproject([x, y], 0);
    const least = (i) => boxes.reduce((a, box) => Math.min(a, box[i]), Infinity);
    const greatest = (i) => boxes.reduce((a, box) => Math.max(a, box[i]), -Infinity);
    map.fitBounds([corner(least(0), least(1)), corner(greatest(2), greatest(3))], { padding: [24, 24], maxZoom: 15 });
  };

  filter.addEventListener("submit", (event) => event.preventDefault());
  filter.addEventListener("change", (event) => {
    wanted();
    if (event.target.name !== "heat") fit();
    layer.redraw();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => layer.redraw());

  // Who has begun to look around is left where they are.
  let isTouched = false;
  for (const kind of ["pointerdown", "wheel", "keydown"]) element.addEventListener(kind, () => { isTouched = true; }, { capture: true, passive: true });

  // Shows what there is at once, and asks again while the server is working out shapes.
  const load = async () => {
    const reply = await fetch(element.dataset.src).catch(() => null);
    if (!reply?.ok) { state.textContent = "The tracks could not be loaded."; return; }
    const found = await reply.json();
    pending = found.pending;
    tracks = found.tracks.map(([id, sport, year, day, name, kilometres, text]) => {
      const drawn = Waymark.lines(text).map(Waymark.project);
      return { id, sport: found.sports[sport], family: family(found.sports[sport]), year, day, name, kilometres, parts: drawn, box: frame(drawn) };
    });
    wanted();
    if (!isTouched) fit();
    layer.redraw();
    refineSoon();
    if (pending) setTimeout(load, 300); else Waymark.ready(element);
  };
  load();
})();
