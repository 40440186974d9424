// Drops, uploads and the progress of an import. Without it the plain forms do the same.
"use strict";
(() => {
  const drop = document.getElementById("drop");
  const place = document.getElementById("job");

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const bytes = (n) => n >= 1e9 ? (n / 1e9).toFixed(1) + " GB" : (n / 1e6).toFixed(n < 1e7 ? 1 : 0) + " MB";
  const span = (s) => s < 60 ? `${Math.ceil(s)} s` : s < 3600 ? `${Math.floor(s / 60)} min ${Math.round(s % 60)} s` : `${Math.floor(s / 3600)} h ${Math.round(s / 60) % 60} min`;

  // Asks how far the import is; when it has ended, the page itself tells the rest.
  const follow = () => {
    const card = place.querySelector("[data-job]");
    if (!card) return;
    const title = card.querySelector("[data-job-title]");
    const detail = card.querySelector("[data-job-detail]");
    const bar = card.querySelector("progress");
    const found = card.querySelector("[data-job-found]");
    const canvas = card.querySelector("[data-job-picture]");
    const picture = canvas && self.waymarkPicture ? self.waymarkPicture(canvas) : null;
    let known = 0;
    const ask = async () => {
      let wait = 400;
      try {
        const source = card.dataset.source || (picture ? `/job.json?tracks=${known}` : "/job.json");
        const job = await (await fetch(source)).json();
        if (job.tracks) {
          picture.add(job.tracks);
          // Much has come since: do not let it wait.
          if (job.next > known + 200) wait = 60;
          known = job.next;
        }
        if (found && job.found) found.textContent = job.found;
        if (job.state !== "running" && job.state !== "receiving") { location.assign(card.dataset.end || "/import"); return; }
        title.textContent = job.title || (job.state === "receiving" ? "Receiving " : "Importing ") + job.name;
        detail.textContent = job.text || (job.total ? `${bytes(job.bytes)} of ${bytes(job.total)}` : bytes(job.bytes));
        if (job.share === null || job.share === undefined) bar.removeAttribute("value"); else bar.value = job.share;
      } catch { detail.textContent = "Waymark does not answer just now."; }
      setTimeout(ask, wait);
    };
    ask();
  };

  const fail = (title, advice) => {
    const card = element("div", "", "card notice warn");
    card.setAttribute("role", "alert");
    card.append(element("h2", title), element("p", advice || ""));
    place.replaceChildren(card);
    if (drop) drop.hidden = false;
  };

  // A folder is packed first, which reads all of it once.
  const pack = async (name, files) => {
    const card = element("div", "", "card job");
    const bar = element("progress");
    bar.max = 1;
    bar.setAttribute("aria-label", drop.dataset.packing);
    card.append(element("h2", `${drop.dataset.packing} ${name}`), bar);
    place.replaceChildren(card);
    drop.hidden = true;
    try {
      const zip = await self.waymarkFolder.zip(await files(), (share) => { bar.value = share; });
      if (zip) send(zip, name.replace(/^\.+/, "") + ".zip"); else fail(drop.dataset.large, "");
    } catch { fail(drop.dataset.unreadable, ""); }
  };

  const send = (file, name = file.name) => {
    if (!/\.zip$/i.test(name)) { fail("This is not a ZIP file", "Drop the ZIP that Strava sent you, as it is."); return; }
    const card = element("div", "", "card job");
    const bar = element("progress");
    bar.max = 1;
    bar.setAttribute("aria-label", "Progress of the upload");
    const detail = element("p", "", "faint");
    detail.setAttribute("aria-live", "off");
    const stop = element("button", "Cancel", "quiet");
    card.append(element("h2", "Receiving " + name), bar, detail, stop);
    place.replaceChildren(card);
    drop.hidden = true;
    const request = new XMLHttpRequest();
    const begun = performance.now();
    request.upload.onprogress = (event) => {
      if (!event.lengthComputable) return;
      bar.value = event.loaded / event.total;
      const seconds = (performance.now() - begun) / 1000;
      const rate = event.loaded / Math.max(seconds, 0.1);
      detail.textContent = `${bytes(event.loaded)} of ${bytes(event.total)} · ${(rate / 1e6).toFixed(0)} MB/s` +
        (seconds > 1 ? ` · ${span((event.total - event.loaded) / rate)} to go` : "");
    };
    request.onload = () => {
      if (request.status === 200) { location.assign("/import"); return; }
      let reply = {};
      try { reply = JSON.parse(request.responseText); } catch { /* said below */ }
      fail(reply.error || "The upload did not work", reply.advice || "Try again.");
    };
    request.onerror = () => fail("The upload was interrupted", "Make sure that waymark serve still runs, then drop the file here again.");
    request.onabort = () => fail("The upload was cancelled", "Nothing was kept of it.");
    stop.onclick = () => request.abort();
    request.open("PUT", "/upload/" + encodeURIComponent(name));
    request.setRequestHeader("X-Waymark-Token", drop.dataset.token);
    request.setRequestHeader("Content-Type", "application/zip");
    request.send(file);
  };

  follow();
  if (!drop) return;
  const folder = drop.querySelector("input[data-folder]");
  folder?.addEventListener("change", () => {
    const files = self.waymarkFolder.chosen(folder.files);
    folder.value = "";
    if (files.length) pack(files[0].path.split("/")[0], async () => files);
  });
  const input = drop.querySelector("input[name=file]");
  input.addEventListener("change", () => {
    const [file] = input.files;
    // Else the same file, chosen once more, would be no change.
    input.value = "";
    if (file) send(file);
  });
  addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const { files, items } = event.dataTransfer;
    if (!files.length || drop.hidden) return;
    const entry = items.length === 1 && items[0].webkitGetAsEntry?.();
    if (entry && entry.isDirectory) { pack(entry.name, () => self.waymarkFolder.inside(entry)); return; }
    if (files.length > 1) fail("One export at a time", "Nothing was taken. Drop the first of them, and the next when it has been imported.");
    else send(files[0]);
  });
})();
