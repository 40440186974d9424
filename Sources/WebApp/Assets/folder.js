// A folder that was dropped or chosen becomes one ZIP without compression: a list of pieces of files, none of
// which is held in memory. The server takes it like any other export. No ZIP64: 4 GB and 65,000 files at most.
"use strict";
self.waymarkFolder = (() => {
  const mostFiles = 65000, mostBytes = 0xFFFF0000;

  const table = Uint32Array.from({ length: 256 }, (_, n) => {
    for (let k = 0; k < 8; k++) n = n & 1 ? 0xEDB88320 ^ (n >>> 1) : n >>> 1;
    return n;
  });

  const checksum = async (file, read) => {
    let sum = 0xFFFFFFFF;
    const reader = file.stream().getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return (sum ^ 0xFFFFFFFF) >>> 0;
      for (let i = 0; i < value.length; i++) sum = table[(sum ^ value[i]) & 255] ^ (sum >>> 8);
      read(value.length);
    }
  };

  // Little-endian numbers: [bytes, value] each.
  const record = (...fields) => {
    const view = new DataView(new ArrayBuffer(fields.reduce((n, [size]) => n + size, 0)));
    let at = 0;
    for (const [size, value] of fields) {
      if (size === 2) view.setUint16(at, value, true); else view.setUint32(at, value, true);
      at += size;
    }
    return view.buffer;
  };

  const stamp = (time) => {
    const d = new Date(time), year = Math.min(Math.max(d.getFullYear(), 1980), 2107);
    return [[2, d.getHours() << 11 | d.getMinutes() << 5 | d.getSeconds() >> 1], [2, year - 1980 << 9 | d.getMonth() + 1 << 5 | d.getDate()]];
  };

  // What is in a folder, but for what a system hides there.
  const inside = async (entry, found = []) => {
    if (entry.isFile) {
      if (!entry.name.startsWith(".")) {
        const file = await new Promise((take, fail) => entry.file(take, fail));
        found.push({ path: entry.fullPath.replace(/^\//, ""), file });
      }
    } else if (!entry.name.startsWith("__MACOSX")) {
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((take, fail) => reader.readEntries(take, fail));
        if (!some.length) break;
        for (const one of some) await inside(one, found);
        if (found.length > mostFiles) break;
      }
    }
    return found;
  };

  const chosen = (files) => [...files].filter((file) => !file.name.startsWith("."))
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }));

  // The ZIP; undefined if it would be too large.
  const zip = async (files, progress) => {
    const total = files.reduce((n, { file }) => n + file.size, 0);
    if (files.length > mostFiles || total + files.length * 400 > mostBytes) return undefined;
    const pieces = [], directory = [];
    let offset = 0, read = 0;
    for (const { path, file } of files) {
      const name = new TextEncoder().encode(path);
      const sum = await checksum(file, (n) => { read += n; progress(read / Math.max(total, 1)); });
      const facts = [...stamp(file.lastModified), [4, sum], [4, file.size], [4, file.size], [2, name.length], [2, 0]];
      pieces.push(record([4, 0x04034B50], [2, 20], [2, 0x800], [2, 0], ...facts), name, file);
      directory.push(record([4, 0x02014B50], [2, 20], [2, 20], [2, 0x800], [2, 0], ...facts,
        [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), name);
      offset += 30 + name.length + file.size;
    }
    const size = directory.reduce((n, piece) => n + piece.byteLength, 0);
    const end = record([4, 0x06054B50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, offset], [2, 0]);
    return new Blob([...pieces, ...directory, end], { type: "application/zip" });
  };

  return { inside, chosen, zip };
})();
