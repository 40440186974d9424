// What every page has: it knows that there are scripts, and keeps the line of an import moving.
"use strict";
document.documentElement.classList.add("js");
(() => {
  const line = document.querySelector("[data-job-line]");
  if (!line) return;
  const text = line.querySelector("[data-job-text]");
  const ask = async () => {
    try {
      const job = await (await fetch("/job.json")).json();
      if (job.state === "running" || job.state === "receiving") {
        const share = job.share ? ` ${Math.round(job.share * 100)} %.` : "";
        text.textContent = `An import is under way.${share}`;
        setTimeout(ask, 1500);
      } else {
        text.textContent = "The import has ended.";
      }
    } catch { setTimeout(ask, 4000); }
  };
  ask();
})();
