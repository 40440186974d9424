// What every page has: it knows that there are scripts, and keeps the line of an import moving.
"use strict";
document.documentElement.classList.add("js");
// A button pressed twice sends its form once; who comes back to the page can send it again.
(() => {
  let sent = new WeakSet();
  addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.method !== "post") return;
    if (sent.has(event.target)) event.preventDefault(); else sent.add(event.target);
  });
  addEventListener("pageshow", () => { sent = new WeakSet(); });
})();
(() => {
  const line = document.querySelector("[data-job-line]");
  if (!line) return;
  const text = line.querySelector("[data-job-text]");
  const ask = async () => {
    try {
      const job = await (await fetch("/job.json")).json();
      if (job.state === "running" || job.state === "receiving") {
        const share = job.share ? ` ${Math.round(job.share * 100)} %.` : "";
        text.textContent = `An import is running.${share}`;
        setTimeout(ask, 1500);
      } else {
        text.textContent = "The import has ended.";
      }
    } catch { setTimeout(ask, 4000); }
  };
  ask();
})();
