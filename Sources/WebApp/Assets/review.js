// The picture of a year as a PNG: drawn by the browser, saved on this machine, sent to nobody.
"use strict";
(() => {
  const picture = document.querySelector("[data-picture]");
  const button = document.querySelector("[data-save]");
  if (!picture || !button) return;
  button.addEventListener("click", async () => {
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Number(picture.getAttribute("width"));
    canvas.height = Number(picture.getAttribute("height"));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = picture.dataset.picture;
      link.click();
      button.dataset.saved = String(blob.size);
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    }, "image/png");
  });
})();
