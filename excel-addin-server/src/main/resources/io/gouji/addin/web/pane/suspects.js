// Who is most probably to blame, and what the user decides about it.

import {el} from './dom.js';
import {grouped} from './figures.js';
import {sure} from './desk.js';
import {has, t} from './words.js';

/** The likeliest at once, some more where they are asked for. */
const FIRST_SETS = 3;
const MOST_SETS = 10;

function change(cell, actions) {
  const should = cell.formula ? '=' + cell.formula : cell.proposed ? grouped(cell.proposed) : t('suspect.unknown');
  const why = (cell.evidence || []).map((clue) => (has('clue.' + clue) ? t('clue.' + clue) : '')).filter(Boolean);
  return el('div', {class: 'change'},
    el('button', {type: 'button', class: 'link', onclick: () => actions.select(cell)}, cell.sheet + '!' + cell.ref),
    el('div', {class: 'place'}, [cell.row, cell.column].filter(Boolean).join(' · ')),
    el('div', {class: 'from-to'},
      el('span', {class: 'sr'}, t('suspect.now')), el('del', null, cell.value && !cell.blank ? grouped(cell.value) : t('suspect.blank')),
      el('span', {'aria-hidden': 'true'}, ' → '), el('span', {class: 'sr'}, t('suspect.should')),
      el('ins', null, should), ' ', el('span', {class: 'unit'}, cell.unit)),
    why.length > 0 && el('div', {class: 'clues'}, why.map((one) => el('span', {class: 'clue'}, one))));
}

/** One of several sets can be chosen; a single one stands for itself. */
function sets(correction, chosen, actions) {
  if (correction.sets.length < 2) {
    return correction.sets.map((set) => set.cells.map((cell) => change(cell, actions)));
  }
  const name = 'set-' + correction.id;
  const shown = correction.sets.slice(0, MOST_SETS).map((set, i) => el('div', {class: 'set'},
    el('input', {type: 'radio', name, id: name + i, checked: i === 0, onchange: () => (chosen.set = i)}),
    el('label', {for: name + i}, t('suspect.set', {n: i + 1}), i === 0 ? t('suspect.likeliest') : ''),
    set.cells.map((cell) => change(cell, actions))));
  const later = shown.slice(FIRST_SETS);
  const rest = correction.count - shown.length;
  return el('fieldset', {class: 'sets'},
    el('legend', null, t('suspect.choose', {count: correction.count})),
    shown.slice(0, FIRST_SETS),
    later.length > 0 && el('details', {class: 'more'},
      el('summary', null, t('suspect.more', {count: later.length})), later),
    rest > 0 && el('p', {class: 'quiet'}, t('suspect.others', {count: rest})));
}

function canWrite(correction) {
  return correction.kind === 'cells' && correction.sets.length > 0 &&
    correction.sets[0].cells.every((cell) => cell.proposed !== undefined || cell.formula);
}

function open(correction, actions) {
  const chosen = {set: 0};
  const certain = correction.unique && correction.sets.length > 0 && correction.sets[0].sure;
  const rules = Array.from(new Set(correction.relations.map((one) => one.rule)));
  return el('article', {class: 'suspect', 'data-correction': correction.id},
    el('div', {class: 'suspect-head'},
      el('span', {class: 'tag ' + (certain ? 'tag-sure' : 'tag-open')}, t(certain ? 'suspect.sure' : 'suspect.likely')),
      el('span', {class: 'quiet'}, t('suspect.relations', {count: correction.relations.length}), ' ',
        rules.slice(0, 6).map((rule) => [el('span', {class: 'rule'}, rule), ' ']))),
    correction.kind === 'cells' && correction.sets.length > 0
      ? sets(correction, chosen, actions) : el('p', null, correction.text),
    el('div', {class: 'buttons'},
      canWrite(correction) && el('button', {type: 'button', class: 'button primary', 'data-do': 'accept',
        onclick: () => actions.accept(correction, chosen.set)}, t('accept')),
      el('button', {type: 'button', class: 'button', 'data-do': 'reject',
        onclick: () => actions.reject(correction)}, t('reject'))));
}

function settled(title, detail, button) {
  return el('li', {class: 'settled'}, el('div', null, title, detail), button);
}

function done(label, items) {
  return items.length > 0 && el('div', null, el('h3', null, label), el('ul', {class: 'plain'}, items));
}

function undoButton(work) {
  return el('button', {type: 'button', class: 'button small', 'data-do': 'undo', onclick: work}, t('undo'));
}

function writes(all) {
  return el('div', {class: 'place'}, all.map((one) => el('div', null,
    one.sheet + '!' + one.ref + t('colon') + (one.before || t('suspect.blank')) + ' → ' +
      (one.formula ? '=' + one.formula : one.after || t('suspect.blank')))));
}

export function suspects(book, actions) {
  const all = book.corrections;
  const waiting = all.filter((one) => one.state === 'open');
  const rejected = all.filter((one) => one.state === 'rejected');
  const accepted = actions.live ? [] : all.filter((one) => one.state === 'accepted');
  if (!all.length && !book.journal.length) {
    return null;
  }
  const certain = sure(book);
  return el('section', {class: 'card suspects', 'aria-labelledby': 'suspects-title'},
    el('div', {class: 'card-head'},
      el('h2', {id: 'suspects-title'}, t(waiting.length ? 'suspects.title' : 'suspects.settled')),
      certain.length > 0 && el('button', {type: 'button', class: 'button', 'data-do': 'accept-all',
        onclick: () => actions.acceptAll()}, t('suspects.accept-all', {count: certain.length}))),
    waiting.map((one) => open(one, actions)),
    done(t('suspects.accepted'), accepted.map((one) =>
      settled(null, writes(one.writes || []), undoButton(() => actions.undo(one))))),
    done(t('suspects.journal'), book.journal.map((entry) =>
      settled(null, writes(entry.writes), undoButton(() => actions.undoEntry(entry))))),
    done(t('suspects.rejected'), rejected.map((one) =>
      settled(one.text, null, undoButton(() => actions.undo(one))))));
}
