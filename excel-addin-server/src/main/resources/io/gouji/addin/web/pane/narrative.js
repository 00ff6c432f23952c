// The prose beside a workbook: what is found in it joins what is found in the tables.

import {el} from './dom.js';
import {isRounding} from './roundings.js';
import {t} from './words.js';

export const PROSE = '.docx,.doc,.pdf,.html,.htm,.txt';

const WORST = ['errors', 'incomplete', 'warnings', 'clean'];
const COUNTS = ['error', 'warning', 'verify', 'info'];
const LONG = 120;
const BEFORE = 36;

function worse(one, other) {
  return WORST.indexOf(one) < WORST.indexOf(other) ? one : other;
}

/** The evaluation of the tables with that of the prose in it: one list, one verdict, one count. */
export function together(view) {
  const {evaluation, narrative} = view;
  if (!narrative) {
    return evaluation;
  }
  const found = narrative.evaluation;
  const own = found ? found.findings.map((one) => Object.assign({prose: narrative.name}, one)) : [];
  const told = found ? found.summary : {verdict: 'incomplete'};
  const summary = Object.assign({}, evaluation.summary);
  COUNTS.forEach((severity) => (summary[severity] += told[severity] || 0));
  summary.rounding += own.filter(isRounding).length;
  summary.verdict = worse(summary.verdict, told.verdict);
  // What the headline is about where the tables themselves have no error.
  summary.prose = told.verdict === 'errors' && evaluation.summary.verdict !== 'errors';
  return Object.assign({}, evaluation, {summary, narrative, findings: evaluation.findings.concat(own)});
}

/** What stands around the words a finding is about, as much as one takes in at a glance. */
function around({quote, words}) {
  const at = words && quote.indexOf(words) === quote.lastIndexOf(words) ? quote.indexOf(words) : -1;
  if (at < 0) {
    return [quote.slice(0, LONG), '', quote.slice(LONG) ? '…' : ''];
  }
  const from = quote.length > LONG ? Math.max(0, at - BEFORE) : 0;
  const to = quote.length > LONG ? Math.max(at + words.length, from + LONG) : quote.length;
  return [(from ? '…' : '') + quote.slice(from, at), words,
    quote.slice(at + words.length, to) + (to < quote.length ? '…' : '')];
}

/** The sentence; a click takes it along, to be sought in the word processor. */
export function quote(finding, copy) {
  const [before, words, after] = around(finding.place);
  return el('button', {type: 'button', class: 'quote', title: t('prose.copy'), 'data-do': 'quote',
    onclick: () => copy(finding)},
  el('span', {class: 'paragraph'}, t('prose.paragraph', {n: finding.place.paragraph})),
  before, words && el('mark', null, words), after);
}

/** What is put on the clipboard: enough to be found by, no more than is sought by. */
export function sought(finding) {
  return around(finding.place).join('').replace(/^…|…$/g, '').trim();
}

/** How much of the prose was compared, or why nothing was. */
export function outcome(evaluation) {
  const {narrative} = evaluation;
  if (!narrative) {
    return null;
  }
  if (narrative.problem) {
    return el('p', {class: 'warn', 'data-problem': 'narrative'}, t('prose.fault', {name: narrative.name}));
  }
  const {document} = narrative.evaluation;
  const left = document.uncompared || [];
  return [
    el('p', {class: 'quiet'}, t('prose.counts', {name: document.name, figures: document.figures, compared: document.compared})),
    left.length > 0 && el('details', {class: 'more'}, el('summary', null, t('prose.uncompared', {count: left.length})),
      el('ul', null, left.slice(0, 200).map((one) => el('li', null,
        el('span', {class: 'quiet'}, t('prose.paragraph', {n: one.paragraph}) + ' '), one.words)))),
  ];
}
