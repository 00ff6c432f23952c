// The verdict at a glance, what it rests on, and what can be taken away.

import {accepted, folderOf} from './book.js';
import {el, icon} from './dom.js';
import {outcome} from './narrative.js';
import {language, t} from './words.js';

const COUNTED = ['error', 'warning', 'verify'];

/** Whether what was found may no longer be how things stand. */
export function isOld(pane, book) {
  return Boolean(pane.bridge.lost) || book.old;
}

function when(book) {
  return new Date(book.at).toLocaleTimeString(language() === 'zh' ? 'zh-CN' : 'en-GB', {hour: '2-digit', minute: '2-digit'});
}

/** The verdict in words; tables that agree are not accused of what is wrong in the prose. */
export function headline(summary) {
  return t('verdict.' + summary.verdict + (summary.prose ? '.prose' : ''));
}

export function verdict(pane, book) {
  const old = isOld(pane, book);
  const {evaluation} = book;
  const s = evaluation.summary;
  const r = s.relations;
  return el('section', {class: 'card verdict verdict-' + (old ? 'old' : s.verdict), 'data-old': old, 'aria-labelledby': 'verdict-title', 'data-verdict': s.verdict},
    el('div', {class: 'verdict-head'}, icon(old ? 'incomplete' : s.verdict),
      el('div', null,
        el('h2', {id: 'verdict-title'}, old ? t('verdict.old', {verdict: headline(s)}) : headline(s)),
        old && el('p', {class: 'warn'}, t('verdict.old.at', {time: when(book)})),
        el('p', {class: 'file-of'}, [evaluation.workbook ? evaluation.workbook.name : book.name, folderOf(book)].filter(Boolean).join(' · ')))),
    el('ul', {class: 'counts'}, COUNTED.map((severity) => el('li', {class: s[severity] ? 'sev-' + severity : 'zero'},
      el('b', null, String(s[severity])), el('span', null, t('severity.' + severity))))),
    el('p', {class: 'quiet'}, t('verdict.relations', {judged: r.judged, na: r.notApplicable}),
      r.undecided > 0 && el('strong', {class: 'warn'}, ' ' + t('verdict.undecided', {count: r.undecided})),
      s.explained > 0 && ' ' + t('verdict.explained', {count: s.explained})),
    corrections(pane, book), outcome(evaluation), undecided(evaluation), faults(evaluation),
    outputs(pane, book));
}

/** Where no program has the file open, what was accepted is not in it. */
function corrections(pane, book) {
  const count = pane.desk.host.live ? 0 : accepted(book);
  return count > 0 && el('p', {class: 'quiet accepted'}, t('verdict.accepted', {count}));
}

function undecided(evaluation) {
  const all = evaluation.undecided || [];
  return all.length > 0 && el('details', {class: 'more'},
    el('summary', null, t('undecided.title', {count: all.length})),
    el('ul', null, all.slice(0, 200).map((one) =>
      el('li', null, el('span', {class: 'rule'}, one.rule), ' ', one.name,
        one.missing.length > 0 && el('span', {class: 'quiet'}, ' ' + one.missing.join(t('comma')))))));
}

function faults(evaluation) {
  const all = evaluation.faults || [];
  return all.length > 0 && el('div', {class: 'problem', role: 'alert'},
    el('p', null, t('faults', {count: all.length})),
    el('ul', null, all.slice(0, 20).map((one) => el('li', null, one.where + t('colon') + one.message))));
}

function place(cell) {
  return cell.sheet + '!' + cell.ref;
}

function outputs(pane, book) {
  const {desk} = pane;
  const button = (name, work, primary) => el('button', {
    type: 'button', class: 'button' + (primary ? ' primary' : ''), 'data-do': name, disabled: book.state === 'busy',
    onclick: work}, t('output.' + name));
  const spared = book.corrections.filter((one) => one.state === 'rejected' && one.sets.length)
    .map((one) => one.sets[0].cells.map(place)).reduce((all, some) => all.concat(some), []);
  const sure = (book.evaluation.corrections || []).filter((one) => spared.indexOf(place(one)) < 0).length;
  const correctable = sure > 0 || book.corrections.some((one) => one.state === 'accepted');
  return [el('div', {class: 'buttons outputs'},
    button('annotated', () => desk.download(book, 'annotated')),
    correctable && button('corrected', () => desk.download(book, 'corrected')),
    book.evaluation.narrative && book.evaluation.narrative.evaluation &&
      button('narrative', () => desk.download(book, 'narrative')),
    desk.host.live && button('mark', () => desk.mark(book)),
    desk.host.live && book.marks.length > 0 && button('unmark', () => desk.unmark(book))),
  sure > 0 && el('p', {class: 'quiet', 'data-hint': 'corrected'}, t('output.corrected.sure', {count: sure}))];
}
