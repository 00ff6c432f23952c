// The workbooks at hand, and checking them: as often as they change, in sessions that come and go.

import {Problem} from './bridge.js';
import {ALL, BESIDE, keep, keepBeside, recall, recallBeside} from './memory.js';
import {together} from './narrative.js';
import {t} from './words.js';

/** The service keeps eight for one pane; one stays free for what comes. */
const MOST_OPEN = 7;
const CALM = 1500;

/** A browser refuses a file that has changed on the disk since it was given. */
export async function bytesOf(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (unreadable) {
    throw Problem.own('changed-on-disk', {name: file.name});
  }
}

/** The workbooks and their checks. */
export class Checks {
  constructor(host, bridge, changed) {
    this.host = host;
    this.bridge = bridge;
    this.changed = changed;
    this.books = [];
    this.current = null;
    this.auto = recall(ALL).auto !== false;
    this.timer = 0;
    this.writing = false;
    this.watched = false;
  }

  static book(key, name, source) {
    const known = recall(key);
    return {
      key, name, source, id: '', used: 0, state: 'new', stage: '', sent: 0, waiting: 0,
      evaluation: null, corrections: [], password: '', problem: null, abort: null, again: false,
      pack: known.pack || '', prior: null, narrative: null, refused: null,
      recalled: {}, set: {}, waitingProse: null,
      explanations: known.explanations || {}, journal: known.journal || [], marks: known.marks || [],
    };
  }

  /** The workbook that is open around us; another one when the user has changed to it. */
  around() {
    const key = this.host.key();
    let book = this.books.find((one) => one.key === key);
    if (!book) {
      book = Checks.book(key, this.host.name(), async (signal) => {
        this.refuseOther(book);
        return this.host.bytes(signal);
      });
      this.books.push(book);
    }
    this.current = book;
    return book;
  }

  /** Cells of one workbook must never be sought or written in another that is in front now. */
  refuseOther(book) {
    if (this.host.live && this.host.key() !== book.key) {
      throw Problem.own('other-workbook', {name: book.name});
    }
  }

  add(file, path) {
    const known = this.books.find((one) => one.key === path);
    const source = () => bytesOf(file);
    if (known) {
      // What was accepted was said of the bytes before.
      Object.assign(known, {source, corrections: []});
      return known;
    }
    const book = Checks.book(path, file.name, source);
    this.books.push(book);
    return book;
  }

  choose(book) {
    this.current = book;
    this.changed(book);
  }

  async remove(book) {
    this.books = this.books.filter((one) => one !== book);
    if (this.current === book) {
      this.current = this.books[0] || null;
    }
    this.changed(book);
    await this.cancel(book);
  }

  async watch() {
    if (this.host.live && !this.watched) {
      this.watched = await this.host.watch(() => this.touched());
    }
  }

  setAuto(on) {
    this.auto = on;
    keep(ALL, {auto: on});
  }

  /** A cell was changed by somebody; once it is calm, the workbook is checked again. */
  touched() {
    clearTimeout(this.timer);
    if (!this.auto || this.writing || !this.current || !this.current.evaluation) {
      return;
    }
    this.timer = setTimeout(() => {
      if (this.current.state === 'busy') {
        this.touched();
      } else if (this.host.key() === this.current.key) {
        this.check(this.current);
      }
    }, CALM);
  }

  /** Checks a workbook as it is now; what goes wrong is told in the book. */
  async check(book) {
    if (book.abort) {
      book.abort.abort();
    }
    const abort = new AbortController();
    Object.assign(book, {abort, state: 'busy', stage: 'reading', sent: 0, waiting: 0, problem: null});
    this.changed(book);
    try {
      const bytes = await book.source(abort.signal);
      await this.inSession(book, () => this.run(book, bytes, abort.signal));
      book.state = 'done';
    } catch (failed) {
      if (book.abort !== abort) {
        return;
      }
      book.state = failed.kind === 'cancelled' && book.evaluation ? 'done' : 'failed';
      book.problem = Checks.problem(failed);
    }
    if (book.abort === abort) {
      book.abort = null;
      this.changed(book);
    }
  }

  static problem(failed) {
    return failed instanceof Problem
      ? failed
      : new Problem('fault', t('problem.fault'), failed.message || String(failed));
  }

  async run(book, bytes, signal) {
    const progress = (stage, count) => {
      const now = {stage, sent: stage === 'sending' ? count : 0, waiting: stage === 'checking' ? count : 0};
      if (Object.keys(now).some((name) => book[name] !== now[name])) {
        Object.assign(book, now);
        this.changed(book);
      }
    };
    await this.makeRoom(book);
    book.used = Date.now();
    await this.remember(book);
    let view = await this.bridge.check(book, bytes, signal, progress);
    for (const what of BESIDE.filter((one) => book[one] && !book.set[one])) {
      view = await this.give(book, what, view, signal, progress);
    }
    view = await this.repeatExplanations(book, view);
    await this.take(book, await this.repeatAccepted(book, view));
  }

  /** What the workbook was checked beside before, unless something else was given since. */
  async remember(book) {
    if (book.waitingProse) {
      const {name, file} = book.waitingProse;
      book.narrative = {name, bytes: await bytesOf(file)};
      Object.assign(book, {waitingProse: null, refused: null});
      book.recalled.narrative = true;
      book.set.narrative = false;
      await keepBeside(book.key, 'narrative', book.narrative).catch(() => {});
    }
    for (const what of BESIDE.filter((one) => !book.recalled[one])) {
      book[what] = (await recallBeside(book.key, what).catch(() => null)) || null;
      book.recalled[what] = true;
    }
  }

  /** A file that cannot be read is told, and hides nothing that was found in the workbook. */
  async give(book, what, view, signal, progress) {
    try {
      const found = await this.bridge.beside(book, what, book[what], signal, progress);
      book.set[what] = true;
      return found;
    } catch (failed) {
      if (!/^(file|text|body)\./.test(failed.kind)) {
        throw failed;
      }
      book.refused = {what, name: book[what].name, problem: failed};
      book[what] = null;
      await keepBeside(book.key, what, null).catch(() => {});
      return view;
    }
  }

  /** A session that has ended is opened again where we have the key; then all ids are void. */
  async inSession(book, work) {
    try {
      return await work();
    } catch (failed) {
      if (failed.kind === 'workbook' && book.id) {
        Checks.lose(book);
        return work();
      }
      if (failed.kind !== 'token') {
        throw failed;
      }
      this.books.forEach(Checks.lose);
      this.bridge.forget();
      if (!this.bridge.secret || !(await this.bridge.open({}))) {
        throw Problem.own('session');
      }
      return work();
    }
  }

  /** Checks it again where the service has dropped it, to make room or with its session. */
  async present(book) {
    if (book.id) {
      return;
    }
    await this.check(book);
    if (!book.id || book.problem) {
      throw book.problem;
    }
  }

  static lose(book) {
    book.id = '';
    book.set = {};
  }

  async makeRoom(book) {
    const open = this.books.filter((one) => one.id && one !== book && one.state !== 'busy');
    if (book.id || open.length < MOST_OPEN) {
      return;
    }
    const isUntouched = (one) => !one.corrections.some((each) => each.state === 'accepted');
    const [spare] = open.sort((a, b) => isUntouched(b) - isUntouched(a) || a.used - b.used);
    spare.set = {};
    await this.bridge.drop(spare);
  }

  async take(book, view) {
    book.evaluation = together(view);
    book.corrections = await this.bridge.corrections(book);
  }

  async cancel(book) {
    if (book.abort) {
      book.abort.abort();
    }
    await this.bridge.drop(book).catch(() => {});
    book.set = {};
  }

  /** Reasons given before count again as long as the findings state the same values. */
  async repeatExplanations(book, view) {
    const found = view.evaluation.findings.map((one) => one.fingerprint);
    const all = Object.keys(book.explanations)
      .filter((fingerprint) => found.indexOf(fingerprint) >= 0)
      .map((fingerprint) => Object.assign({fingerprint}, book.explanations[fingerprint]));
    const known = (view.evaluation.explained || []).map(given).filter((one) => book.explanations[one.fingerprint]);
    return all.length ? this.bridge.explain(book, all.concat(known)) : view;
  }

  /** What was accepted here stands in no file: it is accepted again in the bytes that were sent again. */
  async repeatAccepted(book, view) {
    const accepted = this.host.live ? [] : book.corrections.filter((one) => one.state === 'accepted');
    let now = view;
    let lost = 0;
    for (const {id, set, writes} of accepted) {
      const before = writes.map((one) => ({sheet: one.sheet, ref: one.ref, value: one.before}));
      try {
        now = await this.bridge.decide(book, id, {action: 'accept', set, before});
      } catch (failed) {
        if (!/^(correction|stale)/.test(failed.kind)) {
          throw failed;
        }
        lost++;
      }
    }
    book.problem = lost ? Problem.own('lost', {count: lost}) : null;
    return now;
  }
}

/** What somebody said about a finding, as the service takes it. */
export function given(explained) {
  const told = explained.explanation;
  return {
    fingerprint: explained.fingerprint, reason: told.reason, who: told.who,
    date: told.date, values: told.values,
  };
}
