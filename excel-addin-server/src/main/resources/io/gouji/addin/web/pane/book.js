// A workbook at hand: its file, what is said of it, and what was decided about it.

import {Problem} from './bridge.js';
import {recall} from './memory.js';

/**
 * A workbook nothing is known of yet.
 *
 * @param source gives its bytes as they are now
 */
export function newBook(key, name, source) {
  const known = recall(key);
  return {
    key, name, source, number: '', password: '',
    // Its check: new, waiting, busy, done or failed; how far it is, and what went wrong.
    id: '', used: 0, state: 'new', stage: '', sent: 0, waiting: 0, abort: null, problem: null,
    // What was found, when, and whether that may no longer be so.
    evaluation: null, at: 0, old: false, corrections: [], left: null,
    // What it is checked by and beside; which of that the service holds, and what could not be used.
    pack: '', prior: null, narrative: null, waitingProse: null, held: {}, refused: null, outdated: [],
    // Where that is remembered, and which of it was recalled already.
    memory: '', recalled: {},
    // What was decided, how much of that stands in files the user has taken, and what the user is
    // asked to have written into the workbook; whether they are looked at.
    explanations: {}, proposed: null, unfolded: false, taken: {corrections: '', explanations: '{}'},
    // What we have written and marked in the open workbook.
    journal: known.journal || [], marks: known.marks || [],
  };
}

/** A browser refuses a file that has changed on the disk since it was given. */
export async function bytesOf(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (unreadable) {
    throw Problem.own('changed-on-disk', {name: file.name});
  }
}

/** Whether a file is another as it is now: with the same bytes, or in its place on the disk. */
export async function replaces(file, former) {
  const now = await bytesOf(file);
  let before;
  try {
    before = await bytesOf(former);
  } catch (changed) {
    return true;
  }
  return now.length === before.length && now.every((one, i) => one === before[i]);
}

/** Whether it takes a password to read a file. */
export function isLocked(problem) {
  return /\.(encrypted|wrong-password)$/.test(problem.kind);
}

/** Whether another workbook has its name. */
export function namesakes(book, books) {
  return books.some((one) => one !== book && one.name === book.name);
}

/** How a workbook is called where another has the same name: with the way to it. */
export function called(book, books) {
  return namesakes(book, books) ? book.path + book.number : book.name;
}

/** Where it lies in what was dropped or chosen; nowhere in particular where it was one file. */
export function folderOf(book) {
  return (book.path || '').slice(0, -book.name.length - 1);
}

/** What was decided about a workbook and stands in no file of the user's yet. */
export function untaken(book) {
  const {corrections, explanations} = decided(book);
  return (corrections && corrections !== book.taken.corrections) || explanations !== book.taken.explanations;
}

/** How many cells are otherwise in the service's copy than in the user's file, as was accepted. */
export function accepted(book) {
  return new Set(book.corrections
    .filter((one) => one.state === 'accepted')
    .map((one) => one.writes.map((write) => write.sheet + '!' + write.ref))
    .reduce((all, some) => all.concat(some), [])).size;
}

/** What was decided, to be compared. */
export function decided(book) {
  return {
    corrections: book.corrections.filter((one) => one.state === 'accepted').map((one) => one.id + one.set).sort().join(' '),
    explanations: JSON.stringify(book.explanations),
  };
}

/** Whose workbook it is, and of which year; where it does not say, what stands in it. */
export function identity(evaluation) {
  const most = (all) => {
    const count = (one) => all.filter((other) => other === one).length;
    return all.filter(Boolean).sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0];
  };
  const unit = most(evaluation.findings.map((one) => (one.instance || {}).unit));
  return unit ? unit + ' ' + (most(evaluation.tables.map((one) => one.year)) || '') : evaluation.workbook.sha256;
}

/** What somebody said about a finding, as the service takes it. */
export function given(explained) {
  const told = explained.explanation;
  return {
    fingerprint: explained.fingerprint, reason: told.reason, who: told.who,
    date: told.date, values: told.values,
  };
}
