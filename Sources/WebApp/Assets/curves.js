// The cursor that the curves of an activity share, and the dot that follows it on the map.
"use strict";
(() => {
  const card = document.getElementById("curves");
  const element = document.getElementById("map");

  const draw = (found) => {
    if (!element || typeof L === "undefined" || !found.lines) return;
    const sketch = element.querySelector(".sketch");
    if (sketch) sketch.remove();
    const map = Waymark.map(element);
    const parts = Waymark.lines(found.lines);
    const points = parts.map((line) => {
      const list = [];
      for (let i = 0; i < line.length; i += 2) list.push([line[i], line[i + 1]]);
      return list;
    });
    const lines = L.polyline(points);
    map.fitBounds(lines.getBounds(), { padding: [28, 28], maxZoom: 17, animate: false });
    const drawn = parts.map(Waymark.project);
    const Layer = Waymark.CanvasLayer(L);
    const layer = new Layer((context, place) => {
      if (!element.dataset.tiles) Waymark.grid(context, place, map);
      for (const [width, colour] of [[6, Waymark.style("card")], [3, Waymark.style("accent")]]) {
        context.lineWidth = width; context.strokeStyle = colour;
        context.lineJoin = context.lineCap = "round";
        context.beginPath();
        Waymark.trace(context, drawn, place);
        context.stroke();
      }
    }).addTo(map);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => layer.redraw());
    const marker = L.marker([0, 0], { icon: L.divIcon({ className: "cursor-dot", iconSize: [14, 14] }), interactive: false, keyboard: false });
    Waymark.ready(element);
    // Across the date line the track goes on beyond 180°, and so must the dot.
    const middle = lines.getBounds().getCenter().lng;
    return (place) => {
      if (!place) marker.remove();
      else marker.setLatLng([place[0], place[1] + 360 * Math.round((middle - place[1]) / 360)]).addTo(map);
    };
  };

  const two = (n) => String(n).padStart(2, "0");
  const clock = (s) => `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(Math.floor(s) % 60)}`;

  const start = async () => {
    const address = card ? card.dataset.src : location.pathname + "/streams.json";
    const reply = await fetch(address);
    if (!reply.ok) return;
    const found = await reply.json();
    const point = draw(found);
    if (!card || !found.x.length) return;
    const metric = found.units === "metric", far = metric ? 1000 : 1609.344;
    const text = (key, v, unit) => {
      if (v === null || v === undefined) return "–";
      switch (key) {
        case "altitude": return Math.round(v) + (metric ? " m" : " ft");
        case "velocity": return v.toFixed(1) + (metric ? " km/h" : " mph");
        case "pace": {
          if (v < 0.7) return "–";
          const s = Math.round(3600 / v);
          return `${Math.floor(s / 60)}:${two(s % 60)} /${metric ? "km" : "mi"}`;
        }
        case "heartrate": return Math.round(v) + " bpm";
        case "watts": return Math.round(v) + " W";
        case "cadence": return Math.round(v) + " rpm";
        case "temperature": return Math.round(v) + (metric ? " °C" : " °F");
        default: return v.toFixed(Math.abs(v) < 100 ? 1 : 0) + (unit ? " " + unit : "");
      }
    };
    const plots = [...card.querySelectorAll("[data-curve]")].map((figure) => {
      const cursor = document.createElement("div");
      cursor.className = "cursor";
      cursor.hidden = true;
      figure.querySelector(".plot").append(cursor);
      return { key: figure.dataset.curve, unit: figure.dataset.unit, cursor, output: figure.querySelector("[data-value]"), plot: figure.querySelector(".plot") };
    });
    if (!plots.length) return;
    const last = found.x[found.x.length - 1] || 1;
    // The same by touch and by keys, and said aloud by screen readers.
    const scrubber = document.createElement("input");
    scrubber.type = "range";
    scrubber.className = "scrubber";
    scrubber.max = "1000";
    scrubber.value = "0";
    scrubber.setAttribute("aria-label", "Where on the curves");
    card.append(scrubber);
    const show = (at) => {
      const left = (found.x[at] / last * 100) + "%";
      const spoken = [];
      if (found.metres[at] !== null) spoken.push((found.metres[at] / far).toFixed(2) + (metric ? " km" : " mi"));
      if (found.seconds[at] !== null) spoken.push(clock(found.seconds[at]));
      for (const one of plots) {
        one.cursor.hidden = false;
        one.cursor.style.left = left;
        const value = text(one.key, found.curves[one.key][at], one.unit);
        one.output.textContent = value;
        spoken.push(value);
      }
      if (point) point(found.places[at]);
      scrubber.setAttribute("aria-valuetext", spoken.join(", "));
    };
    const hide = () => {
      for (const one of plots) { one.cursor.hidden = true; one.output.textContent = ""; }
      if (point) point(null);
    };
    // The first sample at or behind a place of the axis.
    const find = (x) => {
      let low = 0, high = found.x.length - 1;
      while (low < high) { const middle = (low + high) >> 1; if (found.x[middle] < x) low = middle + 1; else high = middle; }
      return low;
    };
    const move = (event) => {
      const box = plots[0].plot.getBoundingClientRect();
      const share = (event.clientX - box.left) / box.width;
      scrubber.value = String(share * 1000);
      show(find(share * last));
    };
    for (const one of plots) {
      one.plot.addEventListener("pointermove", move);
      one.plot.addEventListener("pointerdown", move);
      one.plot.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") hide(); });
    }
    scrubber.addEventListener("input", () => show(find(scrubber.value / 1000 * last)));
    scrubber.addEventListener("blur", hide);
    card.dataset.ready = "yes";
  };
  start();
})();
