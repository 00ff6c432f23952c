// What the pane remembers on this computer: choices in the browser's own store, and last year's
// workbook of each workbook in its database, until the user takes it away.

const PREFIX = 'gouji.book.';
const STORE = 'prior';

/** In the place of a workbook: what is chosen for all of them. */
export const ALL = '*';

function database() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('gouji', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function stored(mode, work) {
  const open = await database();
  try {
    return await new Promise((resolve, reject) => {
      const asked = work(open.transaction(STORE, mode).objectStore(STORE));
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

export async function recallPrior(key) {
  return key && stored('readonly', (store) => store.get(key));
}

export async function keepPrior(key, prior) {
  return key && stored('readwrite', (store) => (prior ? store.put(prior, key) : store.delete(key)));
}
