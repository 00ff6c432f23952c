// Where files come in without a spreadsheet program around us: dropped, chosen, or a folder.

import {el, clear, icon} from './dom.js';
import {hints} from './roundings.js';
import {t} from './words.js';
import {zip} from './zip.js';

const KINDS = /\.(xlsx|xlsm|xltx|xltm|xls|et|ett)$/i;
const NOTHING = /^(~\$|\.)/;

function fits(file) {
  return KINDS.test(file.name) && !NOTHING.test(file.name);
}

/** Files of a dropped folder, however deep. */
async function inside(entry) {
  if (entry.isFile) {
    return new Promise((resolve) => entry.file((file) => resolve([file]), () => resolve([])));
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
    return Array.from(transfer.files);
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
    this.list = el('ul', {class: 'files', 'aria-label': t('files.title')});
    this.tools = el('div', {class: 'buttons'});
    this.node = el('section', {class: 'card intake'}, this.zone(), this.tools, this.list);
  }

  zone() {
    const pick = (folder) => {
      const input = el('input', {type: 'file', multiple: true, class: 'sr', tabindex: -1, 'aria-hidden': 'true',
        accept: folder ? undefined : '.xlsx,.xlsm,.xls,.et', webkitdirectory: folder,
        'data-pick': folder ? 'folder' : 'files',
        onchange: () => {
          this.take(Array.from(input.files));
          input.value = '';
        }});
      return input;
    };
    const files = pick(false);
    const folder = pick(true);
    const over = (event) => {
      event.preventDefault();
      zone.classList.add('over');
    };
    const zone = el('div', {
      class: 'zone', ondragover: over, ondragenter: over,
      ondragleave: () => zone.classList.remove('over'),
      ondrop: async (event) => {
        event.preventDefault();
        zone.classList.remove('over');
        this.take(await dropped(event.dataTransfer));
      },
    }, icon('file'), el('p', {class: 'zone-title'}, t('drop.title')), el('p', {class: 'quiet'}, t('drop.local')),
    el('div', {class: 'buttons'},
      el('button', {type: 'button', class: 'button primary', onclick: () => files.click()}, t('drop.files')),
      el('button', {type: 'button', class: 'button', onclick: () => folder.click()}, t('drop.folder'))),
    files, folder);
    return zone;
  }

  async take(all) {
    const files = all.filter(fits);
    if (!files.length) {
      this.say(t(all.length ? 'drop.unfit' : 'drop.none'));
      return;
    }
    const books = files.map((file) => this.desk.add(file));
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

  show() {
    const books = this.desk.books;
    this.node.classList.toggle('has-files', books.length > 0);
    clear(this.list, books.map((book) => this.file(book)));
    const waiting = books.some((one) => one.state === 'waiting');
    const results = books.filter((one) => one.evaluation);
    clear(this.tools,
      waiting && el('button', {type: 'button', class: 'button', onclick: () => this.stop()}, t('files.stop')),
      !waiting && results.length > 1 && el('button', {type: 'button', class: 'button', 'data-do': 'zip',
        onclick: () => this.results(results)}, t('files.zip')));
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
    const words = book.state === 'busy' || book.state === 'waiting' || book.state === 'new'
      ? t('state.' + book.state)
      : book.state === 'failed' ? t('state.failed')
        : t('verdict.' + verdict + '.short', {count: counted(book.evaluation.summary)});
    return el('li', {class: 'file' + (book === this.desk.current ? ' current' : '')},
      el('button', {type: 'button', class: 'file-name', 'aria-current': book === this.desk.current ? 'true' : undefined,
        onclick: () => this.desk.choose(book)},
      icon(verdict), el('span', {class: 'name'}, book.name), el('span', {class: 'verdict-' + verdict}, words)),
      el('button', {type: 'button', class: 'close', 'aria-label': t('files.remove', {name: book.name}),
        onclick: () => this.desk.remove(book)}, '✕'));
  }

  /** Everything that came of the files in one archive. */
  async results(books) {
    const files = [];
    const lines = [['file', 'verdict', 'error', 'warning', 'verify', 'info'].map((one) => t('csv.' + one))];
    for (const book of books) {
      this.say(t('files.zipping', {name: book.name}));
      const s = book.evaluation.summary;
      lines.push([book.name, t('verdict.' + s.verdict), s.error, s.warning, s.verify, hints(s)]);
      for (const kind of ['annotated', 'json']) {
        await this.desk.step(book, async () => {
          if (!book.id) {
            await this.desk.check(book);
          }
          files.push(await this.desk.bridge.fetched(await this.desk.bridge.download(book, kind)));
        });
      }
    }
    const csv = '\ufeff' + lines.map((line) => line.map(quoted).join(',')).join('\r\n') + '\r\n';
    files.unshift({name: t('csv.name'), bytes: new TextEncoder().encode(csv)});
    const url = URL.createObjectURL(zip(files, new Date()));
    const link = el('a', {href: url, download: t('files.zip.name')});
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
    this.say(t('files.zipped'));
  }
}

function counted(summary) {
  return summary.error || summary.warning || summary.verify;
}

/** A field of a table; one that looks like a formula stays text. */
function quoted(value) {
  const text = String(value);
  const harmless = /^[=+\-@\t]/.test(text) && typeof value !== 'number' ? "'" + text : text;
  return '"' + harmless.replace(/"/g, '""') + '"';
}
