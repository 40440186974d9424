// The calendar of the overview: what a day holds, and a click that opens it. The words come from the
// server, a year at a time.
"use strict";
(() => {
  const calendars = document.querySelector("[data-calendars]");
  if (!calendars) return;
  const years = new Map();
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  document.body.append(tip);
  let marked = null;

  const load = (year) => {
    if (!years.has(year)) {
      const words = { days: null };
      years.set(year, words);
      fetch(`/calendar/${year}`).then((reply) => (reply.ok ? reply.json() : {}))
        .then((days) => { words.days = days; }).catch(() => years.delete(year));
    }
    return years.get(year)?.days;
  };

  // The day under the pointer: a week is a column of 11 units, Monday above.
  const find = (event) => {
    const svg = event.target.closest?.("svg[data-year]");
    if (!svg) return null;
    const box = svg.getBoundingClientRect();
    const view = svg.viewBox.baseVal;
    const column = Math.floor((event.clientX - box.left) * view.width / box.width / 11);
    const row = Math.floor(((event.clientY - box.top) * view.height / box.height + view.y) / 11);
    if (row < 0 || row > 6) return null;
    const year = Number(svg.dataset.year);
    const first = new Date(0);
    first.setUTCFullYear(year, 0, 1);
    const offset = (first.getUTCDay() + 6) % 7;
    const day = new Date(first.getTime() + (column * 7 + row - offset) * 864e5);
    if (day.getUTCFullYear() !== year) return null;
    return { svg, column, row, date: day.toISOString().slice(0, 10), days: load(svg.dataset.year) };
  };

  const leave = () => {
    tip.hidden = true;
    marked?.remove();
    marked = null;
    for (const svg of calendars.querySelectorAll("svg.open")) svg.classList.remove("open");
  };

  calendars.addEventListener("pointermove", (event) => {
    const day = find(event);
    const words = day?.days?.[day.date];
    leave();
    if (!words) return;
    day.svg.classList.add("open");
    marked = document.createElementNS("http://www.w3.org/2000/svg", "path");
    marked.setAttribute("class", "here");
    marked.setAttribute("d", `M${day.column * 11} ${day.row * 11}h9v9h-9z`);
    day.svg.append(marked);
    tip.textContent = words;
    tip.hidden = false;
    const width = tip.offsetWidth;
    tip.style.left = `${Math.max(4, Math.min(innerWidth - width - 4, event.clientX - width / 2))}px`;
    tip.style.top = `${Math.max(4, event.clientY - tip.offsetHeight - 14)}px`;
  });
  calendars.addEventListener("pointerleave", leave);
  calendars.addEventListener("click", (event) => {
    const day = find(event);
    if (day?.days?.[day.date]) location.href = `/activities?from=${day.date}&to=${day.date}`;
  });
})();
