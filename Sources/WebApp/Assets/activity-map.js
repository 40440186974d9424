// The map of one activity: its track in one colour or shaded by a value, and the dot of the curves.
"use strict";
(() => {
  const element = document.getElementById("map");
  if (!element || !element.dataset.track || typeof L === "undefined") return;
  const legend = document.querySelector(".shade-legend");
  const choices = [...document.querySelectorAll("[data-colour]")];
  let drawn = null, layer = null, map = null, marker = null, middle = 0;

  const parse = (text) => Waymark.lines(text || "").map(Waymark.project);

  const stroke = (context, place, parts, width, colour) => {
    context.lineWidth = width; context.strokeStyle = colour;
    context.lineJoin = context.lineCap = "round";
    context.beginPath();
    Waymark.trace(context, parts, place);
    context.stroke();
  };

  const start = (found) => {
    const points = Waymark.lines(found.lines).map((line) => {
      const list = [];
      for (let i = 0; i < line.length; i += 2) list.push([line[i], line[i + 1]]);
      return list;
    });
    if (!points.length) return false;
    element.classList.add("drawn");
    map = Waymark.map(element);
    const bounds = L.polyline(points).getBounds();
    map.fitBounds(bounds, { padding: [28, 28], maxZoom: 17, animate: false });
    // Across the date line the track goes on beyond 180°, and so must the dot.
    middle = bounds.getCenter().lng;
    const Layer = Waymark.CanvasLayer(L);
    layer = new Layer((context, place) => {
      if (!element.dataset.tiles) Waymark.grid(context, place, map);
      stroke(context, place, drawn.lines, 6, Waymark.style("card"));
      if (!drawn.levels) { stroke(context, place, drawn.lines, 3, Waymark.style("accent")); return; }
      drawn.levels.forEach((parts, level) => stroke(context, place, parts, 4, Waymark.style("s" + level)));
    }).addTo(map);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => layer.redraw());
    marker = L.marker([0, 0], { icon: L.divIcon({ className: "cursor-dot", iconSize: [14, 14] }), interactive: false, keyboard: false });
    Waymark.ready(element);
    return true;
  };

  const show = (found) => {
    drawn = { lines: parse(found.lines), levels: found.levels ? found.levels.map(parse) : null };
    if (legend) {
      legend.hidden = !found.levels;
      legend.querySelector("[data-low]").textContent = found.low || "";
      legend.querySelector("[data-high]").textContent = found.high || "";
    }
    if (map) layer.redraw(); else start(found);
  };

  const load = async (address) => {
    const reply = await fetch(address).catch(() => null);
    if (!reply?.ok) return false;
    show(await reply.json());
    return true;
  };

  for (const choice of choices) {
    choice.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const colour = choice.dataset.colour.split(":")[1];
      const track = location.pathname + "/track.json" + (colour ? "?colour=" + colour : "");
      if (!await load(track)) { location.assign(choice.href); return; }
      for (const one of choices) one.removeAttribute("aria-current");
      choice.setAttribute("aria-current", "true");
      const address = new URL(location.href);
      if (colour) address.searchParams.set("colour", colour); else address.searchParams.delete("colour");
      history.replaceState(history.state, "", address);
    });
  }

  // The curves tell where their cursor is.
  document.addEventListener("waymark:place", (event) => {
    const place = event.detail;
    if (!marker) return;
    if (!place) marker.remove();
    else marker.setLatLng([place[0], place[1] + 360 * Math.round((middle - place[1]) / 360)]).addTo(map);
  });
  load(element.dataset.track);
})();
