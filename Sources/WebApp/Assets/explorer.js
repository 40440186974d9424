// Explorer tiles on the map: visited ones, the largest square and cluster, and those that one
// activity was the first to visit.
"use strict";
(() => {
  const element = document.getElementById("map");
  if (!element || !element.dataset.explorer) return;
  const boxes = [...document.querySelectorAll("[data-layer^=tiles]")];
  const levels = new Map();
  const fresh = new URLSearchParams(location.search).get("new");

  const rows = (text) => {
    const numbers = Waymark.numbers(text || ""), found = new Map();
    let at = 0, row = 0;
    while (at < numbers.length) {
      row += numbers[at++];
      const runs = [];
      let end = 0;
      for (let count = numbers[at++]; count > 0; count--) {
        const start = end + numbers[at++];
        end = start + numbers[at++];
        runs.push(start, end);
      }
      found.set(row, runs);
    }
    return found;
  };

  const ask = async (query) => {
    for (;;) {
      const reply = await fetch(`${element.dataset.explorer}${element.dataset.explorer.includes("?") ? "&" : "?"}${query}`).catch(() => null);
      const found = reply?.ok ? await reply.json() : null;
      if (!found?.pending) return found;
      await new Promise((done) => setTimeout(done, 500));
    }
  };
  const load = async (zoom) => {
    if (levels.has(zoom)) return;
    levels.set(zoom, null);
    const found = await ask("zoom=" + zoom), own = fresh && await ask(`zoom=${zoom}&new=${fresh}`);
    if (!found) { levels.delete(zoom); return; }
    levels.set(zoom, { zoom, square: found.square, visited: rows(found.visited), cluster: rows(found.cluster), fresh: own ? rows(own.visited) : null });
    Waymark.layer.refresh();
  };

  const fill = (context, found, size, place, colour, alpha) => {
    context.fillStyle = colour; context.globalAlpha = alpha;
    const first = Math.floor(place.y / size), last = Math.floor((place.y + place.height) / size);
    for (let row = first; row <= last; row++) {
      const runs = found.get(row);
      if (!runs) continue;
      for (let i = 0; i < runs.length; i += 2) {
        const left = Math.max(runs[i] * size - place.x, -2), right = Math.min(runs[i + 1] * size - place.x, place.width + 2);
        if (right > 0 && left < place.width) context.fillRect(left, row * size - place.y, right - left, Math.max(size, 1));
      }
    }
    context.globalAlpha = 1;
  };
  const net = (context, size, place, colour) => {
    context.strokeStyle = colour; context.lineWidth = 0.5; context.globalAlpha = 0.5;
    context.beginPath();
    for (let x = Math.ceil(place.x / size) * size - place.x; x <= place.width; x += size) { context.moveTo(x, 0); context.lineTo(x, place.height); }
    for (let y = Math.ceil(place.y / size) * size - place.y; y <= place.height; y += size) { context.moveTo(0, y); context.lineTo(place.width, y); }
    context.stroke();
    context.globalAlpha = 1;
  };

  const draw = (context, place) => {
    for (const box of boxes) {
      const level = box.checked && levels.get(Number(box.dataset.layer.slice(5)));
      if (!level) continue;
      const size = 256 * place.scale / Math.pow(2, level.zoom), colour = Waymark.style("explored");
      fill(context, level.visited, size, place, colour, 0.22);
      fill(context, level.cluster, size, place, colour, 0.25);
      if (level.fresh) fill(context, level.fresh, size, place, Waymark.style("accent"), 0.5);
      if (size >= 12) net(context, size, place, Waymark.style("town"));
      if (level.square) {
        const [x, y, side] = level.square;
        context.strokeStyle = Waymark.style("accent"); context.lineWidth = 2;
        context.strokeRect(x * size - place.x, y * size - place.y, side * size, side * size);
      }
    }
  };
  const want = () => { for (const box of boxes) if (box.checked) load(Number(box.dataset.layer.slice(5))); };
  for (const box of boxes) box.addEventListener("change", want);
  Waymark.explorer = { draw, want };
})();
