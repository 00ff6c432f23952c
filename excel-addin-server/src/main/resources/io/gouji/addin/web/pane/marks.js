// What is marked in the sheets, and in which colour.

const COLORS = {error: '#FFC7CE', warning: '#FFEB9C', verify: '#DDEBF7', suspect: '#F8A5B0'};

/** One mark a cell: the worst that is said of it decides the colour, all of it is told. */
export function marks(book) {
  const cells = new Map();
  const put = (cell, color, text) => {
    const at = cell.sheet + '!' + cell.ref;
    const known = cells.get(at);
    if (!known) {
      cells.set(at, {sheet: cell.sheet, ref: cell.ref, color, text});
    } else if (known.text.length < 2000 && known.text.indexOf(text) < 0) {
      known.text += '\n' + text;
    }
  };
  book.corrections
    .filter((one) => one.state === 'open' && one.kind === 'cells' && one.sets.length)
    .forEach((one) => one.sets[0].cells.forEach((cell) => put(cell, COLORS.suspect, one.text)));
  for (const severity of ['error', 'warning', 'verify']) {
    book.evaluation.findings
      .filter((finding) => finding.severity === severity && !finding.prose)
      .forEach((finding) => (finding.cells || [])
        .filter((cell) => !cell.file && cell.role !== 'part')
        .forEach((cell) => put(cell, COLORS[severity], finding.rule + ' ' + finding.text)));
  }
  return Array.from(cells.values());
}
