// Amounts as they are printed: decimal texts, never numbers of the machine.

import {el} from './dom.js';

function parts(value) {
  const dot = value.indexOf('.');
  return dot < 0 ? [value, ''] : [value.slice(0, dot), value.slice(dot + 1)];
}

/** With commas between thousands. */
export function grouped(value) {
  const [whole, rest] = parts(value);
  const commas = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return rest ? commas + '.' + rest : commas;
}

/** Amounts one below the other with their points in one line: digits that are not seen fill up. */
export function aligned(values) {
  const most = Math.max(0, ...values.map((value) => parts(value)[1].length));
  return values.map((value) => {
    const decimals = parts(value)[1].length;
    const filling = (decimals === 0 && most > 0 ? '.' : '') + '0'.repeat(most - decimals);
    return [grouped(value), filling && el('span', {class: 'filling', 'aria-hidden': 'true'}, filling)];
  });
}
