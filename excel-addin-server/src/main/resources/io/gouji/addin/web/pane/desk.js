// The workbooks at hand and everything that is done with them; views only show and ask.

import {Problem} from './bridge.js';
import {ALL, keep, keepPrior, recall, recallPrior} from './memory.js';
import {t} from './words.js';

/** The service keeps eight for one pane; one stays free for what comes. */
const MOST_OPEN = 7;
const CALM = 1500;
const COLORS = {error: '#FFC7CE', warning: '#FFEB9C', verify: '#DDEBF7', suspect: '#F8A5B0'};

export class Desk {
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
      key, name, source, id: '', used: 0, state: 'new', stage: '', waiting: 0, since: 0,
      evaluation: null, corrections: [], problem: null, abort: null, again: false,
      pack: known.pack || '', prior: null, priorAsked: false, priorSet: false,
      explanations: known.explanations || {}, journal: known.journal || [], marks: known.marks || [],
    };
  }

  /** The workbook that is open around us; another one when the user has changed to it. */
  around() {
    const key = this.host.key();
    let book = this.books.find((one) => one.key === key);
    if (!book) {
      book = Desk.book(key, this.host.name(), async (signal) => {
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

  add(file) {
    const path = file.webkitRelativePath || file.name;
    const known = this.books.find((one) => one.key === path);
    const source = async () => new Uint8Array(await file.arrayBuffer());
    if (known) {
      known.source = source;
      return known;
    }
    const book = Desk.book(path, file.name, source);
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
    Object.assign(book, {abort, state: 'busy', stage: 'reading', waiting: 0, since: Date.now(), problem: null});
    this.changed(book);
    try {
      const bytes = await book.source(abort.signal);
      book.stage = 'checking';
      this.changed(book);
      await this.inSession(book, () => this.run(book, bytes, abort.signal));
      book.state = 'done';
    } catch (failed) {
      if (book.abort !== abort) {
        return;
      }
      book.state = failed.kind === 'cancelled' && book.evaluation ? 'done' : 'failed';
      book.problem = Desk.problem(failed);
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
    const progress = (waiting) => {
      book.waiting = waiting;
      this.changed(book);
    };
    await this.makeRoom(book);
    book.used = Date.now();
    if (!book.priorAsked) {
      book.prior = (await recallPrior(book.key).catch(() => null)) || null;
      book.priorAsked = true;
    }
    let view = await this.bridge.check(book, bytes, signal, progress);
    if (book.prior && !book.priorSet) {
      view = await this.bridge.besidePrior(book, book.prior, signal, progress);
      book.priorSet = true;
    }
    view = await this.repeatExplanations(book, view);
    await this.take(book, view);
  }

  /** A session that has ended is opened again where we have the key; then all ids are void. */
  async inSession(book, work) {
    try {
      return await work();
    } catch (failed) {
      if (failed.kind === 'workbook' && book.id) {
        Desk.lose(book);
        return work();
      }
      if (failed.kind !== 'token') {
        throw failed;
      }
      this.books.forEach(Desk.lose);
      this.bridge.forget();
      if (!this.bridge.secret || !(await this.bridge.open({}))) {
        throw Problem.own('session');
      }
      return work();
    }
  }

  static lose(book) {
    book.id = '';
    book.priorSet = false;
  }

  async makeRoom(book) {
    const open = this.books.filter((one) => one.id && one !== book && one.state !== 'busy');
    if (book.id || open.length < MOST_OPEN) {
      return;
    }
    const isUntouched = (one) => !one.corrections.some((each) => each.state === 'accepted');
    const spare = open.filter(isUntouched).sort((a, b) => a.used - b.used)[0];
    if (spare) {
      spare.priorSet = false;
      await this.bridge.drop(spare);
    }
  }

  async take(book, view) {
    book.evaluation = view.evaluation;
    book.corrections = await this.bridge.corrections(book);
  }

  async cancel(book) {
    if (book.abort) {
      book.abort.abort();
    }
    await this.bridge.drop(book).catch(() => {});
    book.priorSet = false;
  }

  /** One step the user asked for, with what goes wrong told in the book. */
  async step(book, work) {
    this.writing = true;
    book.problem = null;
    try {
      this.refuseOther(book);
      return await this.inSession(book, work);
    } catch (failed) {
      book.problem = Desk.problem(failed);
    } finally {
      this.writing = false;
      this.changed(book);
    }
    return undefined;
  }

  async before(cells) {
    return this.host.live
      ? this.host.read(cells)
      : cells.map((cell) => ({sheet: cell.sheet, ref: cell.ref, value: cell.value || ''}));
  }

  accept(book, correction, set) {
    return this.step(book, async () => {
      const before = await this.before(correction.sets[set].cells);
      const decide = (seen) =>
        this.bridge.decide(book, correction.id, {action: 'accept', set, before: seen});
      await this.write(book, correction, await this.seen(decide, before));
    });
  }

  acceptAll(book) {
    return this.step(book, async () => {
      const cells = sure(book).map((one) => one.sets[0].cells);
      const before = await this.before([].concat(...cells));
      const decide = (seen) => this.bridge.acceptAll(book, seen);
      await this.write(book, {id: '', text: t('suspects.all')}, await this.seen(decide, before));
    });
  }

  /** Where no program has the file open, what the service sees is what stands there. */
  async seen(decide, before) {
    try {
      return await decide(before);
    } catch (failed) {
      if (this.host.live || failed.kind !== 'stale') {
        throw failed;
      }
      const known = before.filter((one) =>
        !failed.now.some((now) => now.sheet === one.sheet && now.ref === one.ref));
      return decide(known.concat(failed.now));
    }
  }

  /** Makes in the open workbook the changes the service has made in its copy. */
  async write(book, correction, view) {
    if (!this.host.live) {
      await this.take(book, view);
      return;
    }
    try {
      const back = await this.host.write(view.writes);
      book.journal.unshift({id: correction.id, text: correction.text, at: Date.now(), writes: view.writes, back});
      keep(book.key, {journal: book.journal.slice(0, 200)});
    } finally {
      // Whatever became of it, the service must see what stands in the workbook.
      await this.check(book);
    }
  }

  /** Takes back an entry of our journal, wherever its cells still say what we wrote. */
  undoEntry(book, entry) {
    return this.step(book, async () => {
      await this.host.write(entry.back);
      book.journal = book.journal.filter((one) => one !== entry);
      keep(book.key, {journal: book.journal});
      await this.tellUndone(book, entry);
      await this.check(book);
    });
  }

  /** The service forgets its decision too; it may have forgotten it with its session. */
  async tellUndone(book, entry) {
    const known = book.corrections.filter((one) => one.state === 'accepted' &&
      one.writes.every((w) => entry.writes.some((e) => e.sheet === w.sheet && e.ref === w.ref)));
    for (const one of known) {
      await this.bridge.decide(book, one.id, {action: 'undo'}).catch(() => {});
    }
  }

  undo(book, correction) {
    return this.step(book, async () => {
      await this.take(book, await this.bridge.decide(book, correction.id, {action: 'undo'}));
    });
  }

  reject(book, correction) {
    return this.step(book, async () => {
      await this.bridge.decide(book, correction.id, {action: 'reject'});
      book.corrections = await this.bridge.corrections(book);
    });
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

  explain(book, finding, words) {
    return this.step(book, async () => {
      const others = (book.evaluation.explained || [])
        .map(given)
        .filter((one) => book.explanations[one.fingerprint] && one.fingerprint !== finding.fingerprint);
      const own = words ? [Object.assign({fingerprint: finding.fingerprint}, words)] : [];
      const view = await this.bridge.explain(book, others.concat(own));
      await this.take(book, view);
      book.explanations = {};
      for (const one of (view.evaluation.explained || []).map(given)) {
        if (others.concat(own).some((told) => told.fingerprint === one.fingerprint)) {
          book.explanations[one.fingerprint] =
            {reason: one.reason, who: one.who, date: one.date, values: one.values};
        }
      }
      keep(book.key, {explanations: book.explanations});
    });
  }

  async setPrior(book, prior) {
    book.prior = prior;
    book.priorAsked = true;
    const kept = await keepPrior(book.key, prior).then(() => true, () => false);
    await this.step(book, async () => {
      if (book.id && book.evaluation) {
        const view = await this.bridge.besidePrior(book, prior);
        book.priorSet = Boolean(prior);
        await this.take(book, view);
      }
    });
    if (book.problem) {
      book.prior = null;
      await keepPrior(book.key, null).catch(() => {});
    }
    return kept;
  }

  async setPack(book, pack) {
    book.pack = pack;
    keep(book.key, {pack});
    await this.cancel(book);
    if (book.evaluation) {
      await this.check(book);
    }
  }

  download(book, kind) {
    return this.step(book, async () => this.host.download(await this.bridge.download(book, kind)));
  }

  mark(book) {
    return this.step(book, async () => {
      await this.host.unmark(book.marks);
      await this.host.mark(marks(book), (journal) => {
        book.marks = journal;
        keep(book.key, {marks: journal});
      });
    });
  }

  unmark(book) {
    return this.step(book, async () => {
      await this.host.unmark(book.marks);
      book.marks = [];
      keep(book.key, {marks: []});
    });
  }
}

function given(explained) {
  const told = explained.explanation;
  return {
    fingerprint: explained.fingerprint, reason: told.reason, who: told.who,
    date: told.date, values: told.values,
  };
}

/** What may be accepted without looking at each. */
export function sure(book) {
  return book.corrections.filter((one) => one.state === 'open' && one.kind === 'cells' &&
    one.unique && !(one.codes || []).length && one.sets.length && one.sets[0].sure);
}

/** One mark a cell: the worst that is said of it decides the colour, all of it is told. */
function marks(book) {
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
      .filter((finding) => finding.severity === severity)
      .forEach((finding) => (finding.cells || [])
        .filter((cell) => !cell.file && cell.role !== 'part')
        .forEach((cell) => put(cell, COLORS[severity], finding.rule + ' ' + finding.text)));
  }
  return Array.from(cells.values());
}
