// The workbooks at hand, and checking them: as often as they change, in sessions that come and go.

import {bytesOf, given, identity, isLocked, newBook, replaces} from './book.js';
import {Problem} from './bridge.js';
import {ALL, BESIDE, keep, keepBeside, recall, recallBeside} from './memory.js';
import {together} from './narrative.js';

/** The service keeps eight for one pane; one stays free for what comes. */
const MOST_OPEN = 7;
const CALM = 1500;

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

  /** The workbook that is open around us; another one when the user has changed to it. */
  around() {
    const key = this.host.key();
    let book = this.books.find((one) => one.key === key);
    if (!book) {
      book = newBook(key, this.host.name(), async (signal) => {
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

  /** The same file again, or changed, is the same workbook; another of its name stands beside it. */
  async add(file, path) {
    const source = () => bytesOf(file);
    const named = this.books.filter((one) => one.path === path);
    for (const known of named) {
      if (await replaces(file, known.file)) {
        // What was accepted was said of the bytes before, which the password has opened.
        return Object.assign(known, {file, source, corrections: [], password: '', old: Boolean(known.evaluation)});
      }
    }
    const number = named.length ? ' (' + (named.length + 1) + ')' : '';
    const book = Object.assign(newBook(path + number, file.name, source), {file, path, number});
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
    if (this.writing || !this.current || !this.current.evaluation) {
      return;
    }
    if (!this.auto) {
      this.outdate();
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

  /** Nobody checks what was changed: what was found is of the workbook before. */
  outdate() {
    if (!this.current.old && this.host.key() === this.current.key) {
      this.current.old = true;
      this.changed(this.current);
    }
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
      book.problem = Problem.of(failed);
      book.old = Boolean(book.evaluation);
    }
    if (book.abort === abort) {
      book.abort = null;
      this.changed(book);
    }
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
    await this.findOutdated(book);
    let view = await this.bridge.check(book, bytes, signal, progress);
    if (await this.recognise(book, view.evaluation)) {
      await this.bridge.drop(book);
      book.held = {};
      view = await this.bridge.check(book, bytes, signal, progress);
    }
    for (const what of BESIDE.filter((one) => book[one] && !book.held[one])) {
      view = await this.give(book, what, view, signal, progress);
    }
    view = await this.repeatExplanations(book, view);
    await this.take(book, await this.repeatAccepted(book, view));
  }

  /** The text that came with the workbook is read. */
  async remember(book) {
    if (book.waitingProse) {
      const {name, file} = book.waitingProse;
      Object.assign(book, {waitingProse: null, refused: null});
      try {
        book.narrative = {name, bytes: await bytesOf(file), file};
      } catch (problem) {
        book.refused = {what: 'narrative', name, problem};
        return;
      }
      book.recalled.narrative = true;
      book.held.narrative = false;
      await keepBeside(book.memory, 'narrative', book.narrative).catch(() => {});
    }
  }

  /** What was given is checked beside as it was given; a file that has changed since is told. */
  async findOutdated(book) {
    const names = [];
    for (const {name, file} of BESIDE.map((what) => book[what]).filter((one) => one && one.file)) {
      await bytesOf(file).catch(() => names.push(name));
    }
    book.outdated = names;
  }

  /**
   * Recalls what was said of this workbook before, unless something else was said since; another
   * one of the same name has nothing to do with it.
   *
   * @returns whether it must be checked again, by the pack that was chosen then
   */
  async recognise(book, evaluation) {
    const memory = book.key && book.key + ' ' + identity(evaluation);
    if (!memory || memory === book.memory) {
      return false;
    }
    const known = recall(memory);
    const first = !book.memory;
    book.memory = memory;
    if (first && !book.recalled.pack) {
      book.pack = known.pack || '';
    }
    if (first) {
      book.explanations = known.explanations || {};
      book.taken.explanations = JSON.stringify(book.explanations);
    }
    book.recalled.pack = true;
    keep(memory, {pack: book.pack, explanations: book.explanations});
    for (const what of BESIDE) {
      if (!book.recalled[what]) {
        book[what] = (await recallBeside(memory, what).catch(() => null)) || null;
        book.recalled[what] = true;
      } else if (book[what]) {
        await keepBeside(memory, what, book[what]).catch(() => {});
      }
    }
    return Boolean(book.pack) && book.pack !== (evaluation.pack || {}).id;
  }

  /** A file that cannot be read is told, and hides nothing that was found in the workbook. */
  async give(book, what, view, signal, progress) {
    try {
      const found = await this.bridge.beside(book, what, book[what], signal, progress);
      book.held[what] = true;
      return found;
    } catch (failed) {
      if (!/^(file|text|body)\./.test(failed.kind)) {
        throw failed;
      }
      book.refused = {what, name: book[what].name, problem: failed, file: book[what]};
      book[what] = null;
      if (!isLocked(failed)) {
        await keepBeside(book.memory, what, null).catch(() => {});
      }
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
      if (!(await this.regain())) {
        throw Problem.own('session');
      }
      return work();
    }
  }

  /** Looks for a session that stands; another one than before knows nothing of our workbooks. */
  async regain() {
    const before = this.bridge.token;
    const stands = await this.bridge.stand();
    if (this.bridge.token !== before) {
      this.books.forEach(Checks.lose);
    }
    return stands;
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
    book.held = {};
  }

  async makeRoom(book) {
    const open = this.books.filter((one) => one.id && one !== book && one.state !== 'busy');
    if (book.id || open.length < MOST_OPEN) {
      return;
    }
    const isUntouched = (one) => !one.corrections.some((each) => each.state === 'accepted');
    const [spare] = open.sort((a, b) => isUntouched(b) - isUntouched(a) || a.used - b.used);
    spare.held = {};
    await this.bridge.drop(spare);
  }

  async take(book, view) {
    Object.assign(book, {evaluation: together(view), at: Date.now(), old: false});
    book.corrections = await this.bridge.corrections(book);
  }

  async cancel(book) {
    if (book.abort) {
      book.abort.abort();
    }
    await this.bridge.drop(book).catch(() => {});
    book.held = {};
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

