// What the user decides about a workbook; views only show and ask.

import {decided, given} from './book.js';
import {Problem} from './bridge.js';
import {Checks} from './checks.js';
import {keep, keepBeside} from './memory.js';
import {marks} from './marks.js';

const MOST_ENTRIES = 200;

export class Desk extends Checks {
  /** One step the user asked for, with what goes wrong told in the book. */
  async step(book, work) {
    this.writing = true;
    Object.assign(book, {problem: null, left: null});
    try {
      this.refuseOther(book);
      return await this.inSession(book, work);
    } catch (failed) {
      book.problem = Problem.of(failed);
    } finally {
      this.writing = false;
      this.changed(book);
    }
    return undefined;
  }

  /** A step in the service's copy, which is given again where the service has it no longer. */
  served(book, work) {
    return this.step(book, async () => {
      await this.present(book);
      return work();
    });
  }

  async before(cells) {
    return this.host.live
      ? this.host.read(cells)
      : cells.map((cell) => ({sheet: cell.sheet, ref: cell.ref, value: cell.value || ''}));
  }

  accept(book, correction, set) {
    return this.served(book, async () => {
      const before = await this.before(correction.sets[set].cells);
      const decide = (seen) =>
        this.bridge.decide(book, correction.id, {action: 'accept', set, before: seen});
      await this.write(book, await this.seen(decide, before));
    });
  }

  acceptAll(book) {
    return this.served(book, async () => {
      const cells = sure(book).map((one) => one.sets[0].cells);
      const before = await this.before([].concat(...cells));
      const decide = (seen) => this.bridge.acceptAll(book, seen);
      const view = await this.seen(decide, before);
      const left = (view.left || []).map((one) => ({cells: cellsOf(book, one.id), rules: one.rules.join(' ')}));
      await this.write(book, view);
      book.left = left;
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
  async write(book, view) {
    if (!this.host.live) {
      await this.take(book, view);
      return;
    }
    try {
      await this.put(book, view.writes);
    } finally {
      // Whatever became of it, the service must see what stands in the workbook.
      await this.check(book);
    }
  }

  /** Writes into the open workbook, and how to take it back into the journal. */
  async put(book, writes) {
    const back = await this.host.write(writes);
    book.journal.unshift({writes, back});
    keep(book.key, {journal: book.journal.slice(0, MOST_ENTRIES)});
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
    return this.served(book, async () => {
      await this.take(book, await this.bridge.decide(book, correction.id, {action: 'undo'}));
    });
  }

  reject(book, correction) {
    return this.served(book, async () => {
      await this.bridge.decide(book, correction.id, {action: 'reject'});
      book.corrections = await this.bridge.corrections(book);
    });
  }

  /** Words that explain nothing are refused where they were written; that is returned. */
  async explain(book, finding, words) {
    let refused = null;
    await this.served(book, async () => {
      const others = (book.evaluation.explained || [])
        .map(given)
        .filter((one) => book.explanations[one.fingerprint] && one.fingerprint !== finding.fingerprint);
      const own = words ? [Object.assign({fingerprint: finding.fingerprint}, words)] : [];
      for (const one of own) {
        refused = await this.unfit(book, one);
      }
      if (refused) {
        return;
      }
      const view = await this.bridge.explain(book, others.concat(own));
      await this.take(book, view);
      book.explanations = {};
      for (const one of (view.evaluation.explained || []).map(given)) {
        if (others.concat(own).some((told) => told.fingerprint === one.fingerprint)) {
          book.explanations[one.fingerprint] =
            {reason: one.reason, who: one.who, date: one.date, values: one.values};
        }
      }
      keep(book.memory, {explanations: book.explanations});
    });
    return refused || book.problem;
  }

  async unfit(book, explanation) {
    try {
      await this.bridge.weigh(book, explanation);
      return null;
    } catch (failed) {
      if (!/^explanation/.test(failed.kind)) {
        throw failed;
      }
      return failed;
    }
  }

  /** What would be written into the workbook's own sheet of explanations, for the user to agree to. */
  proposeExplanations(book) {
    return this.served(book, async () => {
      book.proposed = await this.bridge.said(book);
    });
  }

  dismissExplanations(book) {
    book.proposed = null;
    this.changed(book);
  }

  /** From then on the workbook says itself what was said here. */
  writeExplanations(book) {
    const {sheet, new: isNew, writes} = book.proposed;
    book.proposed = null;
    return this.step(book, async () => {
      if (isNew) {
        await this.host.addSheet(sheet);
      }
      await this.put(book, writes);
      book.explanations = {};
      book.taken.explanations = decided(book).explanations;
      keep(book.memory, {explanations: {}});
      await this.bridge.explain(book, []);
      await this.check(book);
    });
  }

  /**
   * Checks a workbook beside another file, or beside none; one that cannot be read leaves what was.
   *
   * @param what prior or narrative
   */
  async setBeside(book, what, file) {
    await this.remember(book);
    const former = book[what];
    book.recalled[what] = true;
    // What was found rests on what it was checked beside until now.
    Object.assign(book, {[what]: file, refused: null, old: Boolean(book.evaluation)});
    book.held[what] = false;
    this.changed(book);
    await keepBeside(book.memory, what, file).catch(() => {});
    if (book.evaluation && (file || !book.id)) {
      await this.check(book);
    } else if (book.evaluation) {
      await this.step(book, async () => this.take(book, await this.bridge.alone(book, what)));
    }
    if (book.refused && book.refused.what === what) {
      // It changed nothing in the service either.
      book[what] = former;
      book.held[what] = Boolean(former && book.id);
      await keepBeside(book.memory, what, former).catch(() => {});
      this.changed(book);
    }
  }

  async setPack(book, pack) {
    book.pack = pack;
    book.recalled.pack = true;
    keep(book.memory, {pack});
    book.old = Boolean(book.evaluation);
    this.changed(book);
    await this.cancel(book);
    if (book.evaluation) {
      await this.check(book);
    }
  }

  download(book, kind) {
    return this.served(book, async () => {
      const made = await this.bridge.download(book, kind);
      this.host.download(made.url);
      book.left = made.left ? [{cells: '', rules: made.left.join(' ')}] : null;
      this.took(book, kind);
    });
  }

  /** What was decided stands in a file now that the user has. */
  took(book, kind) {
    const now = decided(book);
    if (kind === 'corrected' || !now.corrections) {
      book.taken.corrections = now.corrections;
    }
    if (kind === 'annotated') {
      book.taken.explanations = now.explanations;
    }
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

function cellsOf(book, id) {
  const known = book.corrections.find((one) => one.id === id);
  return known ? known.sets[0].cells.map((cell) => cell.sheet + '!' + cell.ref).join('、') : '';
}

/** What may be accepted without looking at each. */
export function sure(book) {
  return book.corrections.filter((one) => one.state === 'open' && one.kind === 'cells' &&
    one.unique && !(one.codes || []).length && one.sets.length && one.sets[0].sure);
}
