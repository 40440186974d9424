// Photos on the map, as dots; those near each other share one.
"use strict";
(() => {
  const element = document.getElementById("map"), box = document.querySelector("[data-layer=photos]");
  if (!element || !box) return;
  let photos = null, group = null;

  const load = async () => {
    for (;;) {
      const reply = await fetch(element.dataset.photos).catch(() => null);
      const found = reply?.ok ? await reply.json() : null;
      if (!found) return [];
      if (!found.pending) return found.photos.map(([address, latitude, longitude, activity, title]) => ({ address, at: L.latLng(latitude, longitude), activity, title }));
      await new Promise((done) => setTimeout(done, 500));
    }
  };

  const popup = (shown) => {
    const content = document.createElement("div");
    content.className = "map-photos";
    for (const photo of shown.slice(0, 12)) {
      const link = document.createElement("a"), picture = document.createElement("img");
      link.href = photo.activity ? "/activity/" + photo.activity : photo.address;
      picture.src = photo.address; picture.alt = photo.title; picture.loading = "lazy";
      link.append(picture);
      content.append(link);
    }
    return content;
  };

  const draw = () => {
    const map = Waymark.layer.map;
    group?.remove();
    group = null;
    if (!box.checked || !photos) return;
    const cells = new Map(), bounds = map.getBounds().pad(0.3);
    for (const photo of photos) {
      if (!bounds.contains(photo.at)) continue;
      const point = map.project(photo.at), key = Math.floor(point.x / 44) + "/" + Math.floor(point.y / 44);
      if (!cells.has(key)) cells.set(key, []);
      cells.get(key).push(photo);
    }
    group = L.layerGroup([...cells.values()].map((shown) => {
      const sign = document.createElement("span");
      sign.textContent = shown.length > 1 ? shown.length : "";
      return L.marker(shown[0].at, { icon: L.divIcon({ className: "photo-dot", html: sign, iconSize: [26, 26] }), title: shown[0].title, alt: shown[0].title || box.parentNode.textContent.trim() })
        .bindPopup(() => popup(shown), { maxWidth: 300 });
    })).addTo(map);
  };

  const want = async () => {
    if (box.checked && !photos) photos = await load();
    draw();
  };
  box.addEventListener("change", want);
  Waymark.layer.map.on("zoomend moveend", () => { if (!element.querySelector(".map-photos")) draw(); });
  Waymark.layer.map.on("popupclose", () => setTimeout(draw));
  if (box.checked) want();
})();
