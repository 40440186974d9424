// A layer of canvas tiles that are drawn a few milliseconds at a time, so that dragging goes on
// meanwhile; what is drawn stays until something better is.
"use strict";
(() => {
  const queue = [];
  let frame = 0;
  const budget = 6;

  const work = () => {
    frame = 0;
    const end = performance.now() + budget;
    while (queue.length && performance.now() < end) {
      const job = queue[0];
      if (!job.isCancelled && !job.steps.next().done) continue;
      queue.shift();
      if (!job.isCancelled) job.finish();
    }
    if (queue.length) frame = requestAnimationFrame(work);
  };
  const add = (job) => { queue.push(job); frame ||= requestAnimationFrame(work); };

  // `paint(context, place, key)` is a generator that draws a part at each step.
  Waymark.TileLayer = (L) => L.GridLayer.extend({
    initialize(paint, options) { this._paintTile = paint; L.GridLayer.prototype.initialize.call(this, options); },
    onAdd(map) {
      this.on("tileunload", (event) => { if (event.tile.job) event.tile.job.isCancelled = true; });
      L.GridLayer.prototype.onAdd.call(this, map);
    },
    // One pixel larger than its place: at halves of a zoom the browser leaves gaps between tiles.
    _initTile(tile) {
      L.GridLayer.prototype._initTile.call(this, tile);
      tile.style.width = tile.style.height = "257px";
    },
    createTile(coords, done) {
      const canvas = document.createElement("canvas"), ratio = Math.min(window.devicePixelRatio || 1, 2);
      canvas.width = canvas.height = 257 * ratio;
      canvas.coords = coords;
      canvas.done = () => { canvas.done = null; done(null, canvas); };
      this._draw(canvas, canvas);
      return canvas;
    },
    _draw(canvas, target) {
      if (canvas.job) canvas.job.isCancelled = true;
      const { x, y, z } = canvas.coords, ratio = canvas.width / 257;
      const context = target.getContext("2d");
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      const place = { scale: Math.pow(2, z), x: x * 256, y: y * 256, width: 257, height: 257, zoom: z };
      canvas.job = { steps: this._paintTile(context, place, canvas), isCancelled: false, finish: () => {
        if (target !== canvas) {
          const own = canvas.getContext("2d");
          own.setTransform(1, 0, 0, 1, 0, 0);
          own.drawImage(target, 0, 0);
        }
        canvas.job = null;
        if (canvas.done) canvas.done();
      } };
      add(canvas.job);
    },
    // Draws the tiles again, each beside itself and then at once.
    refresh() {
      for (const { el } of Object.values(this._tiles || {})) {
        if (el.done) { this._draw(el, el); continue; }
        const copy = document.createElement("canvas");
        copy.width = copy.height = el.width;
        this._draw(el, copy);
      }
    },
    // The tiles that there are.
    canvases() { return Object.values(this._tiles || {}).map((tile) => tile.el); },
  });

  // Land under whatever else a map shows.
  Waymark.ground = (map, element) => {
    const Layer = Waymark.TileLayer(L);
    const layer = new Layer(function* (context, place) {
      Waymark.land.draw(context, place);
      yield;
      if (element.dataset.vector) { Waymark.vector.draw(context, place, element, () => layer.refresh()); yield; }
      Waymark.land.names(context, place);
    }, { keepBuffer: 3 }).addTo(map);
    Waymark.land.load(element.dataset.land).then(() => layer.refresh());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => layer.refresh());
    return layer;
  };
})();
