// Excel through Office.js, which comes from Microsoft or from where an administrator put a copy.

import {Problem} from '../bridge.js';
import {content, isMet, reversed} from './cell.js';

const SOURCES = [
  '/office-js/office.js',
  'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
];
const SLICE = 4194304;
const SLICE_IPAD = 65536;
const BATCH = 200;
const WHITE = '#FFFFFF';

function script(source) {
  return new Promise((resolve, reject) => {
    const node = document.createElement('script');
    node.src = source;
    node.onload = resolve;
    node.onerror = () => {
      node.remove();
      reject(new Error(source));
    };
    document.head.append(node);
  });
}

/** Office.js takes two functions of history away; ours come back after it. */
async function load() {
  const kept = {pushState: history.pushState, replaceState: history.replaceState};
  for (const source of SOURCES) {
    try {
      await script(source);
      break;
    } catch (elsewhere) {
      continue;
    }
  }
  if (!window.Office) {
    throw Problem.own('office-js');
  }
  await Office.onReady();
  history.pushState = kept.pushState;
  history.replaceState = kept.replaceState;
}

function asked(call) {
  return new Promise((resolve, reject) =>
    call((result) =>
      result.status === 'succeeded' || result.status === Office.AsyncResultStatus.Succeeded
        ? resolve(result.value)
        : reject(new Problem('office', result.error.message, String(result.error.code)))));
}

/** Whatever Excel refuses, in words. */
async function excel(work) {
  try {
    return await Excel.run(work);
  } catch (failed) {
    if (failed instanceof Problem) {
      throw failed;
    }
    throw Problem.own('excel', {cause: failed.message || String(failed)});
  }
}

async function bytes(signal) {
  const size = Office.context.platform === 'iOS' ? SLICE_IPAD : SLICE;
  const file = await asked((done) => Office.context.document.getFileAsync('compressed', {sliceSize: size}, done));
  try {
    const whole = new Uint8Array(file.size);
    let at = 0;
    for (let index = 0; index < file.sliceCount; index++) {
      if (signal && signal.aborted) {
        throw Problem.own('cancelled');
      }
      const slice = await asked((done) => file.getSliceAsync(index, done));
      whole.set(slice.data, at);
      at += slice.data.length;
    }
    return whole;
  } finally {
    await asked((done) => file.closeAsync(done));
  }
}

function range(context, cell) {
  return context.workbook.worksheets.getItem(cell.sheet).getRange(cell.ref || 'A1');
}

async function addSheet(name) {
  await excel(async (context) => {
    context.workbook.worksheets.add(name);
    await context.sync();
  });
}

async function read(cells) {
  return excel(async (context) => {
    const ranges = cells.map((cell) => range(context, cell));
    ranges.forEach((one) => one.load('values'));
    await context.sync();
    return cells.map((cell, i) => ({sheet: cell.sheet, ref: cell.ref, value: ranges[i].values[0][0]}));
  });
}

/** Writes where everything is as it was believed, and tells how to take it back. */
async function write(writes) {
  return excel(async (context) => {
    const ranges = writes.map((one) => range(context, one));
    ranges.forEach((one) => one.load('values,formulas'));
    await context.sync();
    const moved = writes.filter((one, i) => !isMet(one, ranges[i].values[0][0]));
    if (moved.length) {
      throw Problem.own('moved', {cell: moved[0].sheet + '!' + moved[0].ref});
    }
    const back = writes.map((one, i) =>
      reversed(one, ranges[i].values[0][0], ranges[i].formulas[0][0]));
    writes.forEach((one, i) => {
      if (one.formula) {
        ranges[i].formulas = [['=' + one.formula]];
      } else {
        ranges[i].values = [[content(one)]];
      }
    });
    await context.sync();
    return back;
  });
}

function supports(version) {
  return Office.context.requirements.isSetSupported('ExcelApi', version);
}

/** Cells that have a comment already; ours must not go into somebody's thread. */
async function commented(context) {
  const comments = context.workbook.comments;
  comments.load('items/id');
  await context.sync();
  const places = comments.items.map((one) => one.getLocation());
  places.forEach((one) => one.load('address'));
  await context.sync();
  return new Set(places.map((one) => one.address.replace(/'/g, '')));
}

/** Fills cells and says why beside them; what was there goes into the journal that comes back. */
async function mark(marks, taken) {
  const journal = [];
  await excel(async (context) => {
    const speaks = supports('1.10');
    const known = speaks ? await commented(context) : new Set();
    for (let from = 0; from < marks.length; from += BATCH) {
      const some = marks.slice(from, from + BATCH);
      const fills = some.map((one) => range(context, one).format.fill);
      fills.forEach((one) => one.load('color'));
      await context.sync();
      const added = some.map((one, i) => {
        const before = fills[i].color;
        fills[i].color = one.color;
        if (!speaks || known.has(one.sheet + '!' + one.ref)) {
          return {before, comment: null};
        }
        const comment = context.workbook.comments.add(range(context, one), one.text);
        comment.load('id');
        return {before, comment};
      });
      await context.sync();
      added.forEach((one, i) =>
        journal.push({sheet: some[i].sheet, ref: some[i].ref, fill: one.before,
          comment: one.comment ? one.comment.id : ''}));
      taken(journal);
    }
  });
}

async function unmark(journal) {
  await excel(async (context) => {
    let there = new Set();
    if (supports('1.10')) {
      const comments = context.workbook.comments;
      comments.load('items/id');
      await context.sync();
      there = new Set(comments.items.map((one) => one.id));
    }
    for (const one of journal) {
      const fill = range(context, one).format.fill;
      if (one.fill && one.fill.toUpperCase() !== WHITE) {
        fill.color = one.fill;
      } else {
        fill.clear();
      }
      if (one.comment && there.has(one.comment)) {
        context.workbook.comments.getItem(one.comment).delete();
      }
    }
    await context.sync();
  });
}

async function watch(changed) {
  if (!supports('1.7')) {
    return false;
  }
  await excel(async (context) => {
    if (supports('1.9')) {
      context.workbook.worksheets.onChanged.add(async () => changed());
    } else {
      const sheets = context.workbook.worksheets;
      sheets.load('items/name');
      await context.sync();
      sheets.items.forEach((sheet) => sheet.onChanged.add(async () => changed()));
    }
    await context.sync();
  });
  return true;
}

export async function office() {
  await load();
  if (!window.Excel || !Office.context || !Office.context.document) {
    throw Problem.own('not-excel');
  }
  const place = () => Office.context.document.url || '';
  return {
    kind: 'office',
    live: true,
    language: () => Office.context.displayLanguage || '',
    name: () => decodeURIComponent(place().split(/[\\/]/).pop() || '') || 'workbook.xlsx',
    key: () => place(),
    bytes,
    addSheet,
    read,
    write,
    mark,
    unmark,
    watch,
    async select(cell) {
      await excel(async (context) => {
        context.workbook.worksheets.getItem(cell.sheet).activate();
        range(context, cell).select();
        await context.sync();
      });
      return '';
    },
    download(url) {
      const whole = new URL(url, location.href).href;
      if (Office.context.ui && Office.context.ui.openBrowserWindow) {
        Office.context.ui.openBrowserWindow(whole);
      } else {
        window.open(whole, '_blank', 'noopener');
      }
    },
  };
}
