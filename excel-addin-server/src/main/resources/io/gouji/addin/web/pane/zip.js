// A ZIP archive of files that are compressed already: stored, names in UTF-8.

const TABLE = (() => {
  const table = new Uint32Array(256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let k = 0; k < 8; k++) {
      c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    }
    table[n] = c >>> 0;
  }
  return table;
})();

function checksum(bytes) {
  let c = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) {
    c = TABLE[(c ^ bytes[i]) & 0xff] ^ (c >>> 8);
  }
  return (c ^ 0xffffffff) >>> 0;
}

function record(size, fields) {
  const view = new DataView(new ArrayBuffer(size));
  for (const [at, width, value] of fields) {
    if (width === 2) {
      view.setUint16(at, value, true);
    } else {
      view.setUint32(at, value, true);
    }
  }
  return new Uint8Array(view.buffer);
}

function stamp(date) {
  return {
    time: (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1),
    day: ((date.getFullYear() - 1980) << 9) | ((date.getMonth() + 1) << 5) | date.getDate(),
  };
}

/** The way to a file inside the archive, never out of it. */
function inside(folder) {
  return (folder || '').split('/').filter((part) => part && !/^\.+$/.test(part)).map((part) => plain(part) + '/').join('');
}

function plain(name) {
  return name.replace(/[\\/:*?"<>|]/g, '_');
}

/** Two files of one name in one place get a number each. */
function distinct(files) {
  const taken = new Set();
  return files.map((file) => {
    const dot = file.name.lastIndexOf('.');
    const folder = inside(file.folder);
    const whole = folder + plain(file.name);
    const at = dot > 0 ? whole.length - file.name.length + dot : whole.length;
    let name = whole;
    for (let n = 2; taken.has(name.toLowerCase()); n++) {
      name = whole.slice(0, at) + '-' + n + whole.slice(at);
    }
    taken.add(name.toLowerCase());
    return {name, bytes: file.bytes};
  });
}

/** @param files {name, bytes} each, and the folder it goes to if there is one */
export function zip(files, date) {
  const {time, day} = stamp(date);
  const body = [];
  const directory = [];
  let offset = 0;
  let length = 0;
  for (const file of distinct(files)) {
    const name = new TextEncoder().encode(file.name);
    const sum = checksum(file.bytes);
    const size = file.bytes.length;
    const head = record(30, [[0, 4, 0x04034b50], [4, 2, 20], [6, 2, 0x0800], [10, 2, time], [12, 2, day],
      [14, 4, sum], [18, 4, size], [22, 4, size], [26, 2, name.length]]);
    const entry = record(46, [[0, 4, 0x02014b50], [4, 2, 20], [6, 2, 20], [8, 2, 0x0800], [12, 2, time],
      [14, 2, day], [16, 4, sum], [20, 4, size], [24, 4, size], [28, 2, name.length], [42, 4, offset]]);
    body.push(head, name, file.bytes);
    directory.push(entry, name);
    offset += head.length + name.length + size;
    length += entry.length + name.length;
  }
  const count = directory.length / 2;
  const end = record(22, [[0, 4, 0x06054b50], [8, 2, count], [10, 2, count], [12, 4, length], [16, 4, offset]]);
  return new Blob([...body, ...directory, end], {type: 'application/zip'});
}
