// What the pane remembers on this computer: choices in the browser's own store, and last year's
// workbook of each workbook in its database, until the user takes it away.

const PREFIX = 'gouji.book.';
const STORE = 'prior';

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

/** Choices about one workbook: pack, explanations, journal of changes, marks. */
export function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key)) || {};
  } catch (damaged) {
    return {};
  }
}

export function keep(key, choices) {
  localStorage.setItem(PREFIX + key, JSON.stringify(Object.assign(recall(key), choices)));
}

export function recallPrior(key) {
  return stored('readonly', (store) => store.get(key));
}

export function keepPrior(key, prior) {
  return stored('readwrite', (store) => (prior ? store.put(prior, key) : store.delete(key)));
}
