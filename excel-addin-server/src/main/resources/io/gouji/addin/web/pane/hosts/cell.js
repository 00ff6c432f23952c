// What both spreadsheet programs need to know about the content of a cell.

/** Whether a live value is what the service tells as text. */
function same(value, told) {
  if (value === '' || told === '') {
    return value === told;
  }
  return typeof value === 'boolean'
    ? String(value).toUpperCase() === told.toUpperCase()
    : String(value) === told || Number(value) === Number(told);
}

/** What is written; text stays text, whatever number, day or formula it looks like. */
export function content(write) {
  switch (write.kind) {
    case 'blank': return '';
    case 'number': return Number(write.after);
    case 'boolean': return write.after.toUpperCase() === 'TRUE' || write.after === '1';
    default: return "'" + write.after;
  }
}

const KINDS = {number: 'number', boolean: 'boolean'};

/** The write that takes another back, from what stood in the cell. */
export function reversed(write, value, formula) {
  return {
    sheet: write.sheet,
    ref: write.ref,
    before: write.formula ? null : write.after,
    after: String(value),
    kind: value === '' ? 'blank' : KINDS[typeof value] || 'text',
    formula: typeof formula === 'string' && formula.charAt(0) === '=' ? formula.slice(1) : '',
  };
}

/** Whether a write still meets what it was made for; of a formula the value is not known. */
export function isMet(write, value) {
  return write.before === null || same(value, write.before);
}
