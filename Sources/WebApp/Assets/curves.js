// The cursor that the curves of an activity share, and the way into a part of them by dragging.
"use strict";
(() => {
  const two = (n) => String(n).padStart(2, "0");
  const clock = (s) => `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(Math.floor(s) % 60)}`;
  const tell = (place) => document.dispatchEvent(new CustomEvent("waymark:place", { detail: place || null }));

  // A part of the axis takes the place of the curves; the rest of the page stays.
  const go = async (address, push) => {
    const reply = await fetch(address).catch(() => null);
    const text = reply?.ok ? await reply.text() : "";
    const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("curves");
    const card = document.getElementById("curves");
    if (!fresh || !card) { location.assign(address); return; }
    const focused = document.activeElement?.dataset?.zoom;
    card.replaceWith(fresh);
    tell(null);
    if (push) history.pushState({ curves: true }, "", address);
    await start(fresh);
    if (focused) (fresh.querySelector(`[data-zoom="${focused}"]`) || fresh.querySelector("[data-zoom]"))?.focus();
  };

  const zoomable = (card, plots) => {
    const begin = Number(card.dataset.start), end = Number(card.dataset.end);
    for (const link of card.querySelectorAll("[data-zoom]")) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(link.href, true);
      });
    }
    for (const { plot } of plots) {
      let from = null, band = null;
      const share = (event) => {
        const box = plot.getBoundingClientRect();
        return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
      };
      const drop = () => { band?.remove(); band = null; from = null; };
      plot.addEventListener("pointerdown", (event) => {
        if (event.pointerType !== "mouse" || event.button) return;
        from = share(event);
        plot.setPointerCapture(event.pointerId);
      });
      plot.addEventListener("pointermove", (event) => {
        if (from === null) return;
        const to = share(event);
        if (!band && Math.abs(to - from) < 0.01) return;
        if (!band) { band = document.createElement("div"); band.className = "band"; plot.append(band); }
        band.style.left = Math.min(from, to) * 100 + "%";
        band.style.width = Math.abs(to - from) * 100 + "%";
      });
      plot.addEventListener("pointerup", (event) => {
        if (from === null) return;
        const [low, high] = [from, share(event)].sort((a, b) => a - b);
        const isPart = Boolean(band);
        drop();
        if (!isPart || (high - low) * (end - begin) < 2) return;
        const address = new URL(card.dataset.page, location.href);
        address.searchParams.set("from", Math.floor(begin + low * (end - begin)));
        address.searchParams.set("to", Math.ceil(begin + high * (end - begin)));
        go(address.href, true);
      });
      plot.addEventListener("pointercancel", drop);
    }
  };

  const start = async (card) => {
    const reply = await fetch(card.dataset.src);
    if (!reply.ok) return;
    const found = await reply.json();
    if (!found.x.length) return;
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
        case "cadence": return Math.round(v) + " " + unit;
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
    zoomable(card, plots);
    const first = found.start, span = found.end - found.start || 1;
    // The same by touch and by keys, and said aloud by screen readers.
    const scrubber = document.createElement("input");
    scrubber.type = "range";
    scrubber.className = "scrubber";
    scrubber.max = "1000";
    scrubber.value = "0";
    scrubber.setAttribute("aria-label", card.dataset.slider);
    card.querySelector(".axis").after(scrubber);
    const show = (at) => {
      const left = Math.min(100, Math.max(0, (found.x[at] - first) / span * 100)) + "%";
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
      tell(found.places[at]);
      scrubber.setAttribute("aria-valuetext", spoken.join(", "));
    };
    const hide = () => {
      for (const one of plots) { one.cursor.hidden = true; one.output.textContent = ""; }
      tell(null);
    };
    // The first sample at or behind a place of the axis.
    const find = (x) => {
      let low = 0, high = found.x.length - 1;
      while (low < high) { const middle = (low + high) >> 1; if (found.x[middle] < x) low = middle + 1; else high = middle; }
      return low;
    };
    const move = (event) => {
      const box = plots[0].plot.getBoundingClientRect();
      const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
      scrubber.value = String(share * 1000);
      show(find(first + share * span));
    };
    for (const one of plots) {
      one.plot.addEventListener("pointermove", move);
      one.plot.addEventListener("pointerdown", move);
      one.plot.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") hide(); });
    }
    scrubber.addEventListener("input", () => show(find(first + scrubber.value / 1000 * span)));
    scrubber.addEventListener("blur", hide);
    card.dataset.ready = "yes";
  };

  addEventListener("popstate", () => { if (document.getElementById("curves")) go(location.href, false); });
  const card = document.getElementById("curves");
  if (card) start(card);
})();
