// Where a map looks: the places where tracks begin, and the address that says what is seen.
"use strict";
(() => {
  // About 30 km north to south; cells are as wide as they are high.
  const cell = 0.27;

  // The places of most tracks: the fullest cell takes its neighbours in, then the next one.
  // Gives [{ tracks, x, y }], the fullest first.
  const places = (tracks) => {
    const cells = new Map();
    for (const track of tracks) {
      const line = track.parts[0];
      const sine = Math.tanh(Math.PI * (1 - line[1] / 128)), latitude = Math.asin(sine) * 180 / Math.PI;
      const row = Math.floor(latitude / cell);
      const width = cell / Math.max(0.05, Math.cos((row + 0.5) * cell * Math.PI / 180));
      const column = Math.floor((line[0] / 256 * 360 - 180) / width);
      const key = row + "/" + column;
      if (!cells.has(key)) cells.set(key, { row, column, width, tracks: [] });
      cells.get(key).tracks.push(track);
    }
    const found = [];
    for (const full of [...cells.values()].sort((a, b) => b.tracks.length - a.tracks.length)) {
      if (full.isTaken) continue;
      const members = [];
      for (let row = full.row - 1; row <= full.row + 1; row++) {
        // A column of another row is a little wider or narrower, so it has another number.
        const width = cell / Math.max(0.05, Math.cos((row + 0.5) * cell * Math.PI / 180));
        const middle = Math.floor((full.column + 0.5) * full.width / width);
        for (let column = middle - 1; column <= middle + 1; column++) {
          const other = cells.get(row + "/" + column);
          if (!other || other.isTaken) continue;
          other.isTaken = true;
          members.push(...other.tracks);
        }
      }
      const median = (i) => members.map((t) => t.parts[0][i]).sort((a, b) => a - b)[members.length >> 1];
      found.push({ tracks: members, x: median(0), y: median(1) });
    }
    return found.sort((a, b) => b.tracks.length - a.tracks.length);
  };

  // `#zoom/latitude/longitude`, as other maps write it.
  const read = () => {
    const match = /^#(\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)$/.exec(location.hash);
    return match && Math.abs(match[2]) <= 90 ? { zoom: Number(match[1]), centre: [Number(match[2]), Number(match[3])] } : null;
  };
  const hash = (map) => {
    const zoom = map.getZoom(), centre = map.getCenter(), digits = Math.max(2, Math.ceil(zoom / 3));
    return `#${zoom}/${centre.lat.toFixed(digits)}/${centre.lng.toFixed(digits)}`;
  };
  // Puts what is chosen into the address, without a step of its own in the history.
  const write = (map, choices) => {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(choices)) {
      if (value) query.set(name, value); else query.delete(name);
    }
    const text = query.toString().replaceAll("%2C", ",");
    history.replaceState(null, "", location.pathname + (text ? "?" + text : "") + hash(map));
  };

  // A button on the map.
  const button = (map, sign, title, press) => {
    const Control = L.Control.extend({ onAdd() {
      const bar = L.DomUtil.create("div", "leaflet-bar"), made = L.DomUtil.create("a", "map-button", bar);
      made.href = "#"; made.classList.add(sign); made.title = title;
      made.setAttribute("role", "button"); made.setAttribute("aria-label", title);
      L.DomEvent.disableClickPropagation(bar);
      L.DomEvent.on(made, "click", (event) => { L.DomEvent.preventDefault(event); press(); });
      return bar;
    } });
    new Control({ position: "topleft" }).addTo(map);
  };
  // Scale bar, and the whole screen where the browser allows it.
  const controls = (map, element) => {
    const isMetric = element.dataset.unit !== "mi";
    L.control.scale({ metric: isMetric, imperial: !isMetric }).addTo(map);
    if (document.fullscreenEnabled && element.dataset.screen) {
      const frame = element.closest("[data-screen-frame]") || element;
      button(map, "whole-screen", element.dataset.screen, () => document.fullscreenElement ? document.exitFullscreen() : frame.requestFullscreen());
      document.addEventListener("fullscreenchange", () => map.invalidateSize());
    }
  };

  Waymark.view = { places, read, write, button, controls };
})();
