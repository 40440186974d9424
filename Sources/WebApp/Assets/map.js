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
  let tracks = [], pending = 0, shown = [], chosen = null;
  const parts = Waymark.finer(map, element.dataset.src, () => layer.redraw());

  const wanted = () => {
    const sport = filter.elements.sport.value, year = Number(filter.elements.year.value);
    shown = tracks.filter((t) => (!sport || t.sport === sport) && (!year || t.year === year));
    const count = (number) => number.toLocaleString("en");
    state.textContent = pending ? `${count(tracks.length)} of ${count(tracks.length + pending)} tracks…`
      : `${count(shown.length)} track${shown.length === 1 ? "" : "s"}`;
  };

  const Layer = Waymark.CanvasLayer(L);
  const layer = new Layer((context, place) => {
    if (!element.dataset.tiles) Waymark.grid(context, place, map);
    const seen = Waymark.visible(shown, place);
    const heat = filter.elements.heat.checked;
    const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
    context.lineJoin = "round";
    if (heat) {
      // Where many tracks lie upon each other the colour adds up.
      context.globalCompositeOperation = isDark ? "lighter" : "multiply";
      context.strokeStyle = isDark ? "rgb(120 50 20 / 45%)" : "rgb(225 130 90 / 38%)";
      context.lineWidth = 3;
      Waymark.strokes(context, seen, parts, place);
      context.globalCompositeOperation = "source-over";
    } else {
      const groups = {};
      for (const track of seen) (groups[track.family] ||= []).push(track);
      context.lineWidth = map.getZoom() > 11 ? 2 : 1.4;
      context.globalAlpha = 0.8;
      for (const [name, list] of Object.entries(groups)) {
        context.strokeStyle = Waymark.style(name);
        Waymark.strokes(context, list, parts, place);
      }
      context.globalAlpha = 1;
      for (const [name, list] of Object.entries(groups)) Waymark.dots(context, list, place, Waymark.style(name));
    }
    if (chosen) {
      context.strokeStyle = Waymark.style("ink"); context.lineWidth = 3.5;
      context.beginPath(); Waymark.trace(context, parts(chosen), place); context.stroke();
    }
  }).addTo(map);

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
    link.textContent = best.name || "Untitled";
    text.append(link, document.createElement("br"), `${best.day || ""} · ${best.sport} · ${best.kilometres} km`);
    L.popup().setLatLng(event.latlng).setContent(text).openOn(map);
  });
  map.on("popupclose", () => { if (chosen) { chosen = null; layer.redraw(); } });

  filter.addEventListener("submit", (event) => event.preventDefault());
  filter.addEventListener("change", (event) => {
    wanted();
    if (event.target.name !== "heat") Waymark.fit(map, shown);
    layer.redraw();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => layer.redraw());

  // Who has begun to look around is left where they are.
  let isTouched = false;
  for (const kind of ["pointerdown", "wheel", "keydown"]) element.addEventListener(kind, () => { isTouched = true; }, { capture: true, passive: true });

  Waymark.load(element.dataset.src, (found) => {
    if (!found) { state.textContent = "The tracks could not be loaded."; return; }
    pending = found.pending;
    tracks = found.tracks.map(([id, sport, year, day, name, kilometres, text]) => {
      return { id, sport: found.sports[sport], family: family(found.sports[sport]), year, day, name, kilometres, ...Waymark.track(text) };
    });
    wanted();
    if (!isTouched) Waymark.fit(map, shown);
    layer.redraw();
    parts.refine();
    if (!pending) Waymark.ready(element);
  });
})();
