// Which prose belongs to which workbook, by where the files lie and how they are called.

function folder(path) {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Letters and digits of a name without its ending. */
function stem(path) {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  return name.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function shared(one, other) {
  let n = 0;
  while (n < one.length && n < other.length && one[n] === other[n]) {
    n++;
  }
  return n;
}

/**
 * How surely a text goes with a workbook: as long as their names begin alike, if that is longer
 * than what the name of the workbook has in common with any other workbook; else not at all.
 */
function likeness(text, book, books) {
  const own = stem(book.key);
  if (own === stem(text.path)) {
    return Infinity;
  }
  const others = books.filter((one) => one !== book).map((one) => shared(own, stem(one.key)));
  const common = shared(own, stem(text.path));
  return common > Math.max(1, ...others) ? common : 0;
}

function best(all, worth) {
  const most = Math.max(0, ...all.map(worth));
  const top = all.filter((one) => worth(one) === most);
  return most > 0 && top.length === 1 ? top[0] : null;
}

/**
 * Puts texts to workbooks; one and one of a folder belong together whatever they are called.
 *
 * @param books with their paths as keys
 * @param texts with their paths
 * @returns pairs and the texts that are left
 */
export function pair(books, texts) {
  const pairs = [];
  for (const text of texts) {
    const near = books.filter((one) => folder(one.key) === folder(text.path));
    const among = near.length ? near : books;
    const beside = texts.filter((one) => folder(one.path) === folder(text.path));
    const alone = among.length === 1 && beside.length === 1;
    const book = alone ? among[0] : best(among, (one) => likeness(text, one, among));
    const back = alone ? text : book && best(beside, (one) => likeness(one, book, among));
    if (book && back === text) {
      pairs.push({book, text});
    }
  }
  const taken = (text) => pairs.some((one) => one.text === text);
  return {pairs, left: texts.filter((one) => !taken(one))};
}
