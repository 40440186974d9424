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
  const fields = filter.elements, words = element.dataset, language = document.documentElement.lang || "en";
  const count = (number) => number.toLocaleString(language);
  const hasLand = !words.tiles;
  const map = Waymark.map(element, true);
  let tracks = [], pending = 0, shown = [], chosen = null, isCrossing = false, isReady = false, arrival = 0;

  // MARK: What the address says

  const asked = new URLSearchParams(location.search);
  const layers = [...filter.querySelectorAll("[data-layer]")];
  for (const name of ["sport", "year"]) {
    if ([...fields[name].options].some((option) => option.value === asked.get(name))) fields[name].value = asked.get(name);
  }
  fields.heat.checked = asked.get("heat") === "1";
  for (const box of layers) box.checked = (asked.get("layers") || "").split(",").includes(box.dataset.layer);
  const start = Waymark.view.read();
  map.setView(start ? start.centre : [20, 0], start ? start.zoom : 2);
  const remember = () => Waymark.view.write(map, {
    sport: fields.sport.value, year: fields.year.value, heat: fields.heat.checked ? "1" : "",
    layers: layers.filter((box) => box.checked).map((box) => box.dataset.layer).join(","),
  });

  // MARK: Drawing

  const near = Waymark.near(map, words.src, () => { clearTimeout(arrival); arrival = setTimeout(again, 60); });
  // The lines of a track that goes on beyond the date line are seen on both sides of it.
  const copies = (place) => isCrossing ? [0, 256, -256].map((east) => ({ ...place, x: place.x - east * place.scale })) : [place];

  const plain = function* (context, seen, place) {
    const dots = new Set();
    let points = 0;
    context.lineJoin = "round"; context.lineWidth = place.zoom > 11 ? 2 : 1.4; context.globalAlpha = 0.8;
    for (const track of seen) {
      const box = track.box;
      if ((box[2] - box[0]) * place.scale < 4 && (box[3] - box[1]) * place.scale < 4) {
        dots.add(`${track.family} ${Math.round(box[0] * place.scale - place.x)} ${Math.round(box[1] * place.scale - place.y)}`);
        continue;
      }
      const parts = near.parts(track, place.zoom);
      context.strokeStyle = Waymark.style(track.family);
      context.beginPath(); Waymark.trace(context, parts, place); context.stroke();
      for (const part of parts) points += part.length;
      if (points > 3000) { points = 0; yield; }
    }
    context.globalAlpha = 1;
    for (const dot of dots) {
      const [name, x, y] = dot.split(" ");
      context.fillStyle = Waymark.style(name);
      context.beginPath(); context.arc(x, y, 2.5, 0, 7); context.fill();
    }
  };

  const paint = function* (context, place, canvas) {
    if (hasLand) {
      Waymark.land.draw(context, place);
      yield;
      if (words.vector) { Waymark.vector.draw(context, place, element, soon); yield; }
    } else context.clearRect(0, 0, place.width, place.height);
    for (const [number, copy] of copies(place).entries()) {
      if (Waymark.explorer) Waymark.explorer.draw(context, copy);
      const seen = Waymark.visible(shown, copy);
      if (!fields.heat.checked) yield* plain(context, seen, copy);
      else {
        if (canvas.memory?.key !== drawing) canvas.memory = { key: drawing, copies: [{}, {}, {}] };
        const memory = canvas.memory.copies[number];
        yield* Waymark.heat.draw(context, seen, (track) => near.parts(track, place.zoom), copy, memory, () => soon());
      }
    }
    yield;
    if (hasLand) Waymark.land.names(context, place);
  };
  // What is drawn, as a number; counts of another one are of no use.
  let drawing = 0, timer;
  const soon = () => { clearTimeout(timer); timer = setTimeout(() => { legend(); layer.refresh(); }, 200); };

  const Layer = Waymark.TileLayer(L);
  const layer = new Layer(paint, { pane: "overlayPane", keepBuffer: 3, updateWhenZooming: false }).addTo(map);
  const again = () => { drawing++; Waymark.heat.forget(); layer.refresh(); };
  layer.on("load", () => { legend(); if (isReady) Waymark.ready(element); });
  Waymark.layer = { refresh: again, map, remember };
  if (Waymark.explorer) Waymark.explorer.want();

  const Marked = Waymark.CanvasLayer(L);
  const marked = new Marked((context, place) => {
    if (!chosen) return;
    context.strokeStyle = Waymark.style("ink"); context.lineWidth = 3.5; context.lineJoin = "round";
    context.beginPath(); Waymark.trace(context, near.parts(chosen, map.getZoom()), place); context.stroke();
  }).addTo(map);

  // MARK: Legend, places and words

  const legend = () => {
    const isHeat = fields.heat.checked;
    for (const item of document.querySelectorAll("#map-legend [data-family]")) {
      item.hidden = isHeat || !shown.some((track) => track.family === item.dataset.family);
    }
    const heat = document.getElementById("map-heat");
    heat.hidden = !isHeat;
    heat.querySelector("[data-most]").textContent = count(Waymark.heat.most(Math.round(map.getZoom())));
  };

  const chips = () => {
    const list = document.getElementById("map-places");
    const found = Waymark.view.places(shown);
    list.replaceChildren(...found.slice(0, 8).map((place) => {
      const made = document.createElement("button"), number = document.createElement("span");
      const at = map.unproject([place.x, place.y], 0);
      made.type = "button"; made.className = "quiet chip";
      const name = document.createElement("bdi");
      name.textContent = Waymark.land.nearest(place.x, place.y) || `${at.lat.toFixed(1)}°, ${at.lng.toFixed(1)}°`;
      number.textContent = count(place.tracks.length);
      made.append(name, " ", number);
      made.addEventListener("click", () => Waymark.fit(map, place.tracks));
      return made;
    }));
    return found;
  };

  const wanted = () => {
    const sport = fields.sport.value, year = Number(fields.year.value);
    shown = tracks.filter((t) => (!sport || t.sport === sport) && (!year || t.year === year));
    const word = shown.length === 1 ? words.one : words.many;
    state.textContent = pending ? words.some.replace("{found}", count(tracks.length)).replace("{all}", count(tracks.length + pending))
      : word.replace("{count}", count(shown.length));
    legend();
    return chips();
  };

  const all = () => {
    if (!shown.length) return;
    const box = shown.reduce((a, t) => [Math.min(a[0], t.box[0]), Math.min(a[1], t.box[1]), Math.max(a[2], t.box[2]), Math.max(a[3], t.box[3])], [Infinity, Infinity, -Infinity, -Infinity]);
    map.fitBounds([map.unproject([box[0], box[1]], 0), map.unproject([box[2], box[3]], 0)], { padding: [24, 24], maxZoom: 15 });
  };
  Waymark.view.button(map, "show-all", words.all, all);
  Waymark.view.controls(map, element);

  // MARK: Clicks

  // The nearest track within a few pixels of a click.
  map.on("click", (event) => {
    const place = map.project(event.latlng, 0), reach = 8 / Math.pow(2, map.getZoom());
    let best = null, distance = reach * reach;
    for (const track of shown) {
      const box = track.reach;
      if (place.x < box[0] - reach || place.x > box[2] + reach || place.y < box[1] - reach || place.y > box[3] + reach) continue;
      for (const part of near.parts(track, map.getZoom())) for (let i = 0; i < part.length; i += 2) {
        const ax = part[i], ay = part[i + 1], bx = part[i + 2] ?? ax, by = part[i + 3] ?? ay;
        const dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
        const along = length ? Math.max(0, Math.min(1, ((place.x - ax) * dx + (place.y - ay) * dy) / length)) : 0;
        const px = place.x - ax - along * dx, py = place.y - ay - along * dy;
        if (px * px + py * py < distance) { distance = px * px + py * py; best = track; }
      }
    }
    chosen = best;
    marked.redraw();
    if (!best) { map.closePopup(); return; }
    const text = document.createElement("div"), link = document.createElement("a");
    link.href = "/activity/" + best.id;
    link.dir = "auto";
    link.textContent = best.name || words.untitled;
    const far = (best.kilometres * 1000 / Number(words.far)).toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    text.append(link, document.createElement("br"), `${best.day || ""} · ${names.get(best.sport) || best.sport} · ${far} ${words.unit}`);
    L.popup().setLatLng(event.latlng).setContent(text).openOn(map);
  });
  map.on("popupclose", () => { if (chosen) { chosen = null; marked.redraw(); } });
  const names = new Map([...fields.sport.options].map((option) => [option.value, option.textContent]));

  // MARK: Filter

  filter.addEventListener("submit", (event) => event.preventDefault());
  filter.addEventListener("change", () => { wanted(); remember(); again(); });
  map.on("moveend", () => { if (isTouched || isReady) remember(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { again(); marked.redraw(); });

  // Who has begun to look around, or came with an address, is left where they are.
  let isTouched = Boolean(start);
  for (const kind of ["pointerdown", "wheel", "keydown"]) element.addEventListener(kind, () => { isTouched = true; }, { capture: true, passive: true });

  const land = Waymark.land.load(words.land);
  land.then(() => { if (tracks.length) chips(); layer.refresh(); });
  Waymark.load(words.src, (found) => {
    if (!found) { state.textContent = words.failed; return; }
    pending = found.pending;
    tracks = found.tracks.map(([id, sport, year, day, name, kilometres, text]) => {
      return { id, sport: found.sports[sport], family: family(found.sports[sport]), year, day, name, kilometres, ...Waymark.track(text) };
    });
    isCrossing = tracks.some((track) => track.box[2] > 256 || track.box[0] < 0);
    const places = wanted();
    if (!isTouched && places.length) Waymark.fit(map, places[0].tracks);
    near.look();
    isReady = !pending;
    if (isReady) remember();
    again();
    // Where nothing had to be drawn, nothing says that it is.
    if (isReady && !layer.isLoading()) Waymark.ready(element);
  });
})();
