// The tracks of a running import, drawn as they come.
"use strict";
self.waymarkPicture = (canvas) => {
  const lines = [];
  let frame = null;

  // Where most of it lies: a trip to the other side of the world would make all else a dot.
  const around = () => {
    const north = [], east = [];
    for (const line of lines) { north.push(line[0]); east.push(line[1]); }
    const middle = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
    const y = middle(north), x = middle(east), shrink = Math.max(0.1, Math.cos(y / 1e4 * Math.PI / 180));
    const far = lines.map((line) => {
      let most = 0;
      for (let i = 0; i < line.length; i += 2) most = Math.max(most, Math.abs(line[i] - y), Math.abs(line[i + 1] - x) * shrink);
      return most;
    });
    const limit = [...far].sort((a, b) => a - b)[Math.floor((far.length - 1) * 0.85)];
    const box = [Infinity, -Infinity, Infinity, -Infinity];
    lines.forEach((line, n) => {
      if (far[n] > limit) return;
      for (let i = 0; i < line.length; i += 2) {
        box[0] = Math.min(box[0], line[i]); box[1] = Math.max(box[1], line[i]);
        box[2] = Math.min(box[2], line[i + 1]); box[3] = Math.max(box[3], line[i + 1]);
      }
    });
    // 1e-4 degrees: never less than two kilometres.
    const reach = Math.max(100, (box[1] - box[0]) / 2, (box[3] - box[2]) / 2 * shrink) * 1.1;
    return { y: (box[0] + box[1]) / 2, x: (box[2] + box[3]) / 2, shrink, reach };
  };

  const draw = (some, fresh) => {
    const context = canvas.getContext("2d"), { width, height } = canvas;
    const scale = Math.min(width, height) / 2 / frame.reach;
    if (fresh) context.clearRect(0, 0, width, height);
    context.strokeStyle = getComputedStyle(canvas).color;
    context.globalAlpha = 0.45;
    context.lineWidth = Math.max(1, width / 700);
    context.lineJoin = "round";
    for (const line of some) {
      context.beginPath();
      for (let i = 0; i < line.length; i += 2) {
        context.lineTo(width / 2 + (line[i + 1] - frame.x) * frame.shrink * scale, height / 2 - (line[i] - frame.y) * scale);
      }
      context.stroke();
    }
  };

  return {
    add(some) {
      const more = some.filter((line) => line.length > 2);
      if (!more.length) return;
      if (canvas.hidden) {
        canvas.hidden = false;
        canvas.width = canvas.clientWidth * Math.min(2, devicePixelRatio || 1);
        canvas.height = canvas.clientHeight * Math.min(2, devicePixelRatio || 1);
      }
      for (const line of more) lines.push(line);
      const old = frame, now = around();
      const moved = !old || Math.abs(now.reach / old.reach - 1) > 0.25 ||
        Math.hypot(now.x - old.x, now.y - old.y) > old.reach / 3;
      if (moved) { frame = now; draw(lines, true); } else draw(more, false);
    },
  };
};
