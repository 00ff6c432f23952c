// What the user takes home of many files: every result in one archive, with a table of all.

import {accepted, called, folderOf} from './book.js';
import {el} from './dom.js';
import {hints} from './roundings.js';
import {t} from './words.js';
import {headline} from './verdict.js';
import {zip} from './zip.js';

const COLUMNS = ['file', 'verdict', 'error', 'warning', 'verify', 'undecided', 'info', 'narrative', 'corrected'];
const KEPT = 60000;

/** Everything that came of the files, for the browser to keep. */
export async function archive(desk, say) {
  const {books} = desk;
  const files = [];
  let missing = 0;
  for (const book of books) {
    say(t('files.zipping', {name: book.name}));
    const kinds = kindsOf(book);
    const own = await fetched(desk, book, kinds);
    files.push(...own.map((file) => Object.assign(file, {folder: folderOf(book)})));
    missing += own.length < kinds.length || !kinds.length ? 1 : 0;
  }
  files.unshift({name: t('csv.name'), bytes: table(books)});
  save(zip(files, new Date()), t('files.zip.name'));
  const locked = books.filter((one) => one.evaluation && one.password).length;
  say([
    missing ? t('files.zipped.some', {count: books.length - missing, missing}) : t('files.zipped'),
    locked && t('files.zipped.locked', {count: locked}),
  ].filter(Boolean).join(' '));
}

function kindsOf(book) {
  const {evaluation} = book;
  return [
    evaluation && 'annotated',
    // A report of a locked workbook would tell its figures to anybody.
    evaluation && !book.password && 'json',
    evaluation && (evaluation.narrative || {}).evaluation && 'narrative',
    accepted(book) > 0 && 'corrected',
  ].filter(Boolean);
}

/** Those of a workbook that can be had; why another cannot is told in the book. */
async function fetched(desk, book, kinds) {
  const files = [];
  for (const kind of kinds) {
    await desk.served(book, async () => {
      files.push(await desk.bridge.fetched((await desk.bridge.download(book, kind)).url));
      desk.took(book, kind);
    });
  }
  return files;
}

function save(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = el('a', {href: url, download: name});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEPT);
}

/** The table of all files, as spreadsheet programs open it. */
function table(books) {
  const lines = [COLUMNS.map((one) => t('csv.' + one))].concat(books.map((book) => line(book, called(book, books))));
  const csv = lines.map((one) => one.map(quoted).join(',')).join('\r\n');
  return new TextEncoder().encode('\ufeff' + csv + '\r\n');
}

/** What the table of all files says of one; of one without a result, why. */
function line(book, name) {
  const narrative = book.narrative ? book.narrative.name : '';
  if (!book.evaluation) {
    const why = book.problem ? t('colon') + book.problem.title : '';
    return [name, t('state.' + book.state) + why, '', '', '', '', '', narrative, ''];
  }
  const s = book.evaluation.summary;
  const count = accepted(book);
  const told = [
    headline(s),
    book.state === 'failed' && t('csv.old'),
    count > 0 && t('csv.accepted', {count}),
    book.password && t('csv.locked'),
  ].filter(Boolean).join('');
  return [name, told, s.error, s.warning, s.verify, s.relations.undecided, hints(s), narrative, count];
}

/** A field of a table; one that looks like a formula stays text. */
function quoted(value) {
  const text = String(value);
  const harmless = /^[=+\-@\t]/.test(text) && typeof value !== 'number' ? "'" + text : text;
  return '"' + harmless.replace(/"/g, '""') + '"';
}
