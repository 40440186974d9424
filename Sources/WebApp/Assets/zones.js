// Privacy zones on a map: a click sets the middle, the slider the radius; the typed fields say the
// same, and are what is sent.
"use strict";
(() => {
  const element = document.getElementById("map");
  const form = document.getElementById("zone");
  if (!element || !form || typeof L === "undefined") return;
  const [north, east, radius] = ["latitude", "longitude", "radius"].map((name) => form.elements.namedItem(name));
  const slider = document.getElementById("zone-radius");
  const state = document.getElementById("zone-state");
  const metres = Number(slider.dataset.metres);

  const map = Waymark.map(element);
  map.setView([20, 0], 2);
  Waymark.view.controls(map, element);
  let tracks = [];
  const parts = Waymark.finer(map, element.dataset.src, () => layer.redraw());
  const Layer = Waymark.CanvasLayer(L);
  const layer = new Layer((context, place) => {
    if (!element.dataset.tiles) Waymark.grid(context, place, map);
    context.strokeStyle = Waymark.style("soft");
    context.lineJoin = "round"; context.lineWidth = 1.2; context.globalAlpha = 0.45;
    const seen = Waymark.visible(tracks, place);
    Waymark.strokes(context, seen, parts, place);
    Waymark.dots(context, seen, place, context.strokeStyle);
    context.globalAlpha = 1;
  }).addTo(map);

  // The zones that there are.
  const known = JSON.parse(element.dataset.zones).map(([name, latitude, longitude, size]) => {
    const label = document.createElement("span");
    label.textContent = name;
    return L.circle([latitude, longitude], { radius: size, interactive: false, weight: 2 })
      .bindTooltip(label, { permanent: true, direction: "center", className: "zone-name" }).addTo(map);
  });

  // The zone that is being drawn; its dot can be dragged.
  const circle = L.circle([0, 0], { radius: 1, interactive: false, weight: 2.5, dashArray: "6 4" });
  const dot = L.marker([0, 0], { icon: L.divIcon({ className: "cursor-dot", iconSize: [20, 20] }), draggable: true, keyboard: false, title: "Drag the middle of the new zone" });
  const colours = () => {
    for (const zone of known) zone.setStyle({ color: Waymark.style("ink"), fillColor: Waymark.style("ink"), fillOpacity: 0.12 });
    circle.setStyle({ color: Waymark.style("accent"), fillColor: Waymark.style("accent"), fillOpacity: 0.2 });
  };
  colours();

  const number = (input) => input.value.trim() === "" ? NaN : Number(input.value.replace(",", "."));
  const place = () => {
    const latitude = number(north), longitude = number(east);
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? L.latLng(latitude, longitude) : null;
  };

  // Draws what the fields say; where they say nothing that makes sense, nothing.
  const draw = () => {
    const middle = place(), size = number(radius);
    if (size > 0) {
      slider.value = size;
      slider.setAttribute("aria-valuetext", `${size} ${slider.dataset.unit}`);
    }
    if (!middle || !(size > 0)) { circle.remove(); dot.remove(); return; }
    circle.setLatLng(middle).setRadius(size * metres).addTo(map);
    dot.setLatLng(middle).addTo(map);
    state.textContent = `${size} ${slider.dataset.unit} around ${middle.lat.toFixed(5)}, ${middle.lng.toFixed(5)}. Give it a name and add it.`;
  };
  const choose = (where) => {
    const { lat, lng } = where.wrap();
    north.value = lat.toFixed(6);
    east.value = lng.toFixed(6);
    if (!radius.value) radius.value = slider.value;
    draw();
  };
  // Brings the circle into sight, where it is out of it or too small to be seen.
  const show = () => {
    if (!map.hasLayer(circle)) return;
    const bounds = circle.getBounds();
    const width = map.project(bounds.getNorthEast()).x - map.project(bounds.getSouthWest()).x;
    if (width < 24 || !map.getBounds().contains(bounds)) map.fitBounds(bounds, { padding: [60, 60], maxZoom: 15 });
  };

  map.on("click", (event) => choose(event.latlng));
  dot.on("drag", () => choose(dot.getLatLng()));
  document.getElementById("zone-here").addEventListener("click", () => choose(map.getCenter()));
  slider.addEventListener("input", () => { radius.value = slider.value; draw(); });
  slider.addEventListener("change", show);
  for (const input of [north, east, radius]) {
    input.addEventListener("input", draw);
    input.addEventListener("change", show);
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { colours(); layer.redraw(); });

  // A form that the browser filled in again is shown as it is.
  draw();
  let isFirst = true;
  Waymark.load(element.dataset.src, (found) => {
    if (!found) { state.textContent = "The tracks could not be loaded; a zone can still be drawn."; return; }
    tracks = found.tracks.map((list) => ({ id: list[0], ...Waymark.track(list[6]) }));
    // The fullest cell of some hundred metres, near enough to tell one door from the next.
    const most = document.getElementById("zone-most");
    most.hidden = !tracks.length;
    most.onclick = () => {
      const cells = new Map();
      for (const track of tracks) {
        const [x, y] = track.parts[0], key = Math.round(x * 16384 / 80) + "/" + Math.round(y * 16384 / 80);
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push([x, y]);
      }
      const fullest = [...cells.values()].reduce((a, b) => b.length > a.length ? b : a);
      const middle = (i) => fullest.reduce((a, place) => a + place[i], 0) / fullest.length;
      map.setView(map.unproject([middle(0), middle(1)], 0), 15);
    };
    // Later answers leave the map where it is: a zone is perhaps being drawn.
    if (isFirst) {
      if (map.hasLayer(circle)) show();
      else if (tracks.length) Waymark.fit(map, tracks);
      else if (known.length) map.fitBounds(L.featureGroup(known).getBounds(), { padding: [40, 40], maxZoom: 14 });
    }
    isFirst = isFirst && !tracks.length;
    layer.redraw();
    parts.refine();
    if (!found.pending) Waymark.ready(element);
  });
})();
