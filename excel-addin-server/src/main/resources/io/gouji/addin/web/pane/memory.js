// What the pane remembers on this computer: choices in the browser's own store, and what each
// workbook is checked beside in its database, until the user takes it away.

const PREFIX = 'gouji.book.';

/** Who explained something last: filled in for the next time. */
export const WHO = 'gouji.who';

/** What a workbook is checked beside: last year's workbook and the prose about it; a store each. */
export const BESIDE = ['prior', 'narrative'];

/** In the place of a workbook: what is chosen for all of them. */
export const ALL = '*';

function database() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('gouji', 2);
    asked.onupgradeneeded = () => BESIDE
      .filter((name) => !asked.result.objectStoreNames.contains(name))
      .forEach((name) => asked.result.createObjectStore(name));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function stored(name, mode, work) {
  const open = await database();
  try {
    return await new Promise((resolve, reject) => {
      const asked = work(open.transaction(name, mode).objectStore(name));
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  } finally {
    open.close();
  }
}

/** Choices about one workbook: pack, explanations, journal, marks. One without a key is not remembered. */
export function recall(key) {
  if (!key) {
    return {};
  }
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key)) || {};
  } catch (damaged) {
    return {};
  }
}

/** Where nothing was chosen, nothing is kept: the key alone would tell whose workbook was checked. */
export function keep(key, choices) {
  if (!key) {
    return;
  }
  const all = Object.assign(recall(key), choices);
  Object.keys(all).filter((name) => isNothing(all[name])).forEach((name) => delete all[name]);
  if (Object.keys(all).length) {
    localStorage.setItem(PREFIX + key, JSON.stringify(all));
  } else {
    localStorage.removeItem(PREFIX + key);
  }
}

function isNothing(value) {
  return !value && value !== false || typeof value === 'object' && !Object.keys(value).length;
}

function remembered() {
  return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
}

/** Forgets what was kept of workbooks of which there is nothing to remember. */
export function tidy() {
  remembered().forEach((name) => keep(name.slice(PREFIX.length), {}));
}

/** Forgets everything that was given or chosen, of all workbooks, and who explained it. */
export async function forgetAll() {
  remembered().concat(WHO).forEach((name) => localStorage.removeItem(name));
  for (const what of BESIDE) {
    await stored(what, 'readwrite', (store) => store.clear());
  }
}

export async function recallBeside(key, what) {
  return key && stored(what, 'readonly', (store) => store.get(key));
}

export async function keepBeside(key, what, file) {
  return key && stored(what, 'readwrite', (store) => (file ? store.put({name: file.name, bytes: file.bytes}, key) : store.delete(key)));
}
