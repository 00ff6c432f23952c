// Where files come in without a spreadsheet program around us: dropped, chosen, or a folder.

import {archive} from './archive.js';
import {accepted, called, folderOf, isLocked, namesakes, untaken} from './book.js';
import {el, clear, icon} from './dom.js';
import {PROSE} from './narrative.js';
import {pair} from './pairing.js';
import {has, t} from './words.js';

const BOOKS = /\.(xlsx|xlsm|xltx|xltm|xls|et|ett)$/i;
const TEXTS = /\.(docx|doc|pdf|html?|txt)$/i;
const NOTHING = /^(~\$|\.)/;

function fitting(files, kinds) {
  return files.filter(({file}) => kinds.test(file.name) && !NOTHING.test(file.name));
}

/** A file with the way to it from where it was dropped or chosen. */
function placed(file, path) {
  return {file, path: (path || file.webkitRelativePath || file.name).replace(/^\//, '')};
}

/** Files of a dropped folder, however deep. */
async function inside(entry) {
  if (entry.isFile) {
    return new Promise((resolve) =>
      entry.file((file) => resolve([placed(file, entry.fullPath)]), () => resolve([])));
  }
  const reader = entry.createReader();
  const files = [];
  for (;;) {
    const some = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (!some.length) {
      return files;
    }
    for (const one of some) {
      files.push(...(await inside(one)));
    }
  }
}

async function dropped(transfer) {
  const entries = Array.from(transfer.items || [])
    .map((item) => (item.webkitGetAsEntry ? item.webkitGetAsEntry() : null))
    .filter(Boolean);
  if (!entries.length) {
    return Array.from(transfer.files, (file) => placed(file));
  }
  const files = [];
  for (const entry of entries) {
    files.push(...(await inside(entry)));
  }
  return files;
}

export class Intake {
  constructor(desk, say) {
    this.desk = desk;
    this.say = say;
    this.stopped = false;
    this.left = [];
    this.worst = false;
    this.order = el('div', null);
    this.total = el('p', {class: 'quiet total', 'data-total': ''});
    this.rows = [];
    this.list = el('ul', {class: 'files', 'aria-label': t('files.title')});
    this.tools = el('div', {class: 'buttons'});
    this.unpaired = el('div', null);
    this.node = el('section', {class: 'card intake'}, this.zone(), el('div', {class: 'list-tools'}, this.tools, this.order), this.total, this.list, this.unpaired);
  }

  zone() {
    const pick = (folder) => {
      const input = el('input', {type: 'file', multiple: true, class: 'sr', tabindex: -1, 'aria-hidden': 'true',
        accept: folder ? undefined : '.xlsx,.xlsm,.xls,.et,' + PROSE, webkitdirectory: folder,
        'data-pick': folder ? 'folder' : 'files',
        onchange: () => {
          this.take(Array.from(input.files, (file) => placed(file)));
          input.value = '';
        }});
      return input;
    };
    const files = pick(false);
    const folder = pick(true);
    this.first = el('button', {type: 'button', class: 'button primary', 'data-do': 'choose-files', onclick: () => files.click()}, t('drop.files'));
    return el('div', {class: 'zone'}, icon('file'), el('p', {class: 'zone-title'}, t('drop.title')), el('p', {class: 'quiet'}, t('drop.local')),
    el('p', {class: 'quiet'}, t('drop.prose')),
    el('div', {class: 'buttons'}, this.first,
      el('button', {type: 'button', class: 'button', onclick: () => folder.click()}, t('drop.folder'))),
    files, folder);
  }

  async drop(transfer) {
    await this.take(await dropped(transfer));
  }

  async take(all) {
    const added = [];
    for (const {file, path} of fitting(all, BOOKS)) {
      added.push(await this.desk.add(file, path));
    }
    const told = this.matched(added, fitting(all, TEXTS));
    const books = added.concat(told.filter((book) => added.indexOf(book) < 0));
    if (!books.length) {
      this.show();
      const unfit = all.length ? 'drop.unfit' : 'drop.none';
      this.say(t(fitting(all, TEXTS).length ? 'drop.unpaired' : unfit));
      return;
    }
    books.forEach((book) => (book.state = 'waiting'));
    this.desk.choose(books[0]);
    this.stopped = false;
    for (const book of books) {
      if (!this.stopped && this.desk.books.indexOf(book) >= 0) {
        await this.desk.check(book);
      } else if (book.state === 'waiting') {
        book.state = 'new';
      }
    }
    this.show();
  }

  /** Puts texts to the workbooks they came with, else to those that are there. */
  matched(added, texts) {
    const {pairs, left} = pair(added.length ? added : this.desk.books, texts);
    pairs.forEach(({book, text}) => this.give(book, text));
    const fresh = left.filter((text) => !this.left.some((one) => one.path === text.path));
    this.left.push(...fresh);
    return pairs.map((one) => one.book);
  }

  /** The text is read when its workbook is checked. */
  give(book, text) {
    // What was found so far was found without it.
    Object.assign(book, {waitingProse: {name: text.file.name, file: text.file}, old: Boolean(book.evaluation)});
    this.left = this.left.filter((one) => one !== text);
  }

  /** Texts whose names do not tell the workbook: the user does. */
  others() {
    const {books} = this.desk;
    const choice = (text) => {
      const select = el('select', {'aria-label': t('prose.whose', {name: text.file.name}), onchange: () => {
        const book = books[Number(select.value)];
        this.give(book, text);
        this.desk.choose(book);
        this.desk.check(book);
      }}, el('option', {value: ''}, t('prose.choose')),
      books.map((book, i) => el('option', {value: i}, called(book, books))));
      return el('li', null, el('div', {class: 'file'}, el('span', {class: 'file-name'}, icon('file'),
        el('span', {class: 'name'}, text.file.name)),
      el('button', {type: 'button', class: 'close', 'aria-label': t('files.remove', {name: text.file.name}),
        onclick: () => {
          this.left = this.left.filter((one) => one !== text);
          this.show();
        }}, '✕')), books.length > 0 && select);
    };
    return this.left.length > 0 && el('details', {class: 'more unpaired', open: this.left.length < 4},
      el('summary', null, t('prose.unpaired', {count: this.left.length})),
      el('p', {class: 'quiet'}, t(books.length ? 'prose.unpaired.hint' : 'prose.alone')),
      el('ul', null, this.left.map(choice)));
  }

  show() {
    const held = this.held();
    this.draw();
    this.hold(held);
  }

  /** What has the focus here, which is made anew. */
  held() {
    const active = document.activeElement;
    const at = this.rows.findIndex((row) => row.node.contains(active));
    return this.node.contains(active) && {
      at, book: (this.rows[at] || {}).book, close: active.classList.contains('close'),
      name: active.getAttribute('data-do'),
    };
  }

  /** Gives it back: to the same, to what is in its place now, or to where the next file comes in. */
  hold(held) {
    if (!held || document.activeElement !== document.body) {
      return;
    }
    const near = this.rows[Math.min(held.at, this.rows.length - 1)];
    const row = held.at < 0 ? null : this.rows.find((one) => one.book === held.book) || near;
    const same = row ? row.node.querySelector(held.close ? '.close' : '.file-name')
      : held.name && this.node.querySelector('[data-do="' + held.name + '"]:enabled');
    (same || this.first).focus();
  }

  draw() {
    const books = this.desk.books;
    this.node.classList.toggle('has-files', books.length > 0);
    clear(this.order, books.length > 2 && this.orders());
    this.rows = this.ordered().map((book) => ({book, node: this.file(book)}));
    clear(this.list, this.rows.map((row) => row.node));
    clear(this.total, books.length > 1 && totals(books));
    clear(this.unpaired, this.others());
    const waiting = books.some((one) => one.state === 'waiting');
    const busy = books.some((one) => one.state === 'busy');
    const results = books.filter((one) => one.evaluation);
    clear(this.tools,
      waiting && el('button', {type: 'button', class: 'button', onclick: () => this.stop()}, t('files.stop')),
      !waiting && results.length > 1 && el('button', {type: 'button', class: 'button', 'data-do': 'zip', disabled: busy,
        onclick: () => archive(this.desk, this.say)}, t('files.zip')));
  }

  /** As they were given, which never changes by itself; the worst first where the user wants it. */
  ordered() {
    return this.worst ? this.desk.books.slice().sort((a, b) => badness(a) - badness(b)) : this.desk.books;
  }

  orders() {
    const select = el('select', {'aria-label': t('files.order'), 'data-do': 'order', onchange: () => {
      this.worst = select.value === 'worst';
      this.show();
    }}, ['given', 'worst'].map((one) =>
      el('option', {value: one, selected: (one === 'worst') === this.worst}, t('files.order.' + one))));
    return select;
  }

  stop() {
    this.stopped = true;
    this.desk.books.filter((one) => one.state === 'waiting').forEach((one) => (one.state = 'new'));
    this.desk.books.filter((one) => one.state === 'busy').forEach((one) => this.desk.cancel(one));
    this.show();
  }

  file(book) {
    const verdict = book.state === 'busy' || book.state === 'waiting' ? 'busy'
      : book.state === 'failed' ? 'incomplete' : book.evaluation ? book.evaluation.summary.verdict : 'info';
    const words = book.state === 'failed' ? unread(book)
      : book.state === 'done' ? short(book.evaluation.summary) : t('state.' + book.state);
    return el('li', {class: 'file' + (book === this.desk.current ? ' current' : '')},
      el('button', {type: 'button', class: 'file-name', 'aria-current': book === this.desk.current ? 'true' : undefined,
        onclick: () => this.desk.choose(book)},
      icon(verdict), el('span', {class: 'name', title: book.path}, el('span', {class: 'called'}, book.name + book.number), where(book, this.desk.books), prose(book), corrections(book)),
      el('span', {class: 'verdict-' + verdict}, words)),
      el('button', {type: 'button', class: 'close', 'aria-label': t('files.remove', {name: called(book, this.desk.books)}),
        onclick: () => this.remove(book)}, '✕'));
  }

  /** What was decided goes with it, and comes back with nothing: that is asked first. */
  remove(book) {
    if (!untaken(book) || window.confirm(t('files.remove.ask', {name: called(book, this.desk.books)}))) {
      this.desk.remove(book);
    }
  }
}

/** Why there is no result, as short as a list takes it. */
function unread(book) {
  const id = 'unread.' + ((book.problem || {}).kind || '');
  return t(has(id) ? id : 'state.failed');
}

/** A verdict as short: by the worst that is in it. */
function short(summary) {
  const kind = summary.verdict === 'warnings' && !summary.warning ? 'verify' : summary.verdict;
  return t('verdict.' + kind + '.short', {count: summary.error || summary.warning || summary.verify});
}

/** How many came to what; those that are not checked yet are told, too. */
function totals(books) {
  const kinds = books.map((one) => one.state === 'failed' ? isLocked(one.problem || {kind: ''}) ? 'locked' : 'failed'
    : one.state === 'done' ? one.evaluation.summary.verdict : 'open');
  const parts = ['errors', 'incomplete', 'failed', 'locked', 'warnings', 'clean', 'open']
    .map((kind) => [kind, kinds.filter((one) => one === kind).length])
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => t('total.' + kind, {count}));
  return t('total', {count: books.length}) + parts.join(t('comma'));
}

/** The worst before the rest: those with most errors, those without a result, all others. */
function badness(book) {
  if (book.state === 'failed' || !book.evaluation) {
    return book.state === 'failed' ? 0 : 5;
  }
  const {verdict, error} = book.evaluation.summary;
  return {errors: 0, incomplete: 2, warnings: 3, clean: 4}[verdict] - (verdict === 'errors' ? error : 0);
}

function where(book, books) {
  const folder = folderOf(book);
  return namesakes(book, books) && folder && el('span', {class: 'with'}, t('drop.same', {folder}));
}

/** That the verdict is not of the user's file alone. */
function corrections(book) {
  const count = accepted(book);
  return book.evaluation && count > 0 && el('span', {class: 'with'}, t('files.corrected', {count}));
}

/** The text that a workbook is checked with, below its name. */
function prose(book) {
  const name = book.waitingProse ? book.waitingProse.name : book.narrative && book.narrative.name;
  if (name) {
    return el('span', {class: 'with'}, t('prose.with', {name}));
  }
  const {refused} = book;
  return refused && refused.what === 'narrative' &&
    el('span', {class: 'with warn'}, t('refused.narrative', {name: refused.name}));
}
