// What the pane remembers on this computer: choices in the browser's own store, and what each
// workbook is checked beside in its database, until the user takes it away.

const PREFIX = 'gouji.book.';

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

export function keep(key, choices) {
  if (!key) {
    return;
  }
  localStorage.setItem(PREFIX + key, JSON.stringify(Object.assign(recall(key), choices)));
}

export async function recallBeside(key, what) {
  return key && stored(what, 'readonly', (store) => store.get(key));
}

export async function keepBeside(key, what, file) {
  return key && stored(what, 'readwrite', (store) => (file ? store.put({name: file.name, bytes: file.bytes}, key) : store.delete(key)));
}
