// Differences that rounding explains: there is nothing to do about them.

import {el, clear} from './dom.js';
import {t} from './words.js';

export function isRounding(finding) {
  return finding.severity === 'info' && (finding.class === 'rounding' || finding.class === 'display');
}

/** What is told one by one: roundings are not. */
export function hints(summary) {
  return summary.info - summary.rounding;
}

/** One sentence about all of them; each is there for who asks. */
export function roundings(evaluation, row) {
  const all = evaluation.findings.filter(isRounding);
  const list = el('ul', null);
  const node = el('details', {class: 'more roundings', ontoggle: () => {
    if (node.open && !list.firstChild) {
      clear(list, all.map(row));
    }
  }}, el('summary', null, t('findings.rounding', {count: all.length})), list);
  return all.length > 0 && node;
}
