// WPS through its own interface, which answers at once, as VBA does. Constants are numbers here:
// the names WPS gives them are missing from some versions.

import {Problem} from '../bridge.js';
import {content, isMet, reversed} from './cell.js';

const NO_COLOR = -4142;

function application() {
  return window.Application || (window.wps && window.wps.EtApplication && window.wps.EtApplication());
}

function book() {
  const open = application().ActiveWorkbook;
  if (!open) {
    throw Problem.own('no-workbook');
  }
  return open;
}

function said(work) {
  try {
    return work();
  } catch (failed) {
    if (failed instanceof Problem) {
      throw failed;
    }
    throw Problem.own('wps', {cause: failed.message || String(failed)});
  }
}

function range(cell) {
  return book().Worksheets.Item(cell.sheet).Range(cell.ref || 'A1');
}

/** A copy beside the open file, read and taken away again. */
function bytes() {
  return said(() => {
    const app = application();
    const folder = app.Env.GetTempPath();
    const unique = Date.now().toString(36) + Math.random().toString(36).slice(2);
    const path = folder.replace(/[\\/]$/, '') + '/gouji-' + unique + '.xlsx';
    book().SaveCopyAs(path);
    try {
      const text = app.FileSystem.readAsBinaryString(path);
      const whole = new Uint8Array(text.length);
      for (let i = 0; i < text.length; i++) {
        whole[i] = text.charCodeAt(i) & 0xff;
      }
      return whole;
    } finally {
      app.FileSystem.Remove(path);
    }
  });
}

/** Behind all others; what is in front stays in front. */
function addSheet(name) {
  said(() => {
    const sheets = book().Worksheets;
    const front = book().ActiveSheet;
    sheets.Add(undefined, sheets.Item(sheets.Count)).Name = name;
    front.Activate();
  });
}

function value(cell) {
  const found = range(cell).Value2;
  return found === undefined || found === null ? '' : found;
}

function put(write) {
  const cell = range(write);
  if (write.formula) {
    cell.Formula = '=' + write.formula;
  } else if (write.kind === 'blank') {
    cell.ClearContents();
  } else {
    cell.Value2 = content(write);
  }
}

/** Writes where everything is as it was believed, and tells how to take it back. */
function write(writes) {
  return said(() => {
    const moved = writes.filter((one) => !isMet(one, value(one)));
    if (moved.length) {
      throw Problem.own('moved', {cell: moved[0].sheet + '!' + moved[0].ref});
    }
    const back = writes.map((one) => reversed(one, value(one), range(one).Formula));
    writes.forEach(put);
    return back;
  });
}

/** WPS counts colours blue first. */
function color(hex) {
  return parseInt(hex.slice(5, 7) + hex.slice(3, 5) + hex.slice(1, 3), 16);
}

function mark(marks, taken) {
  said(() => {
    const journal = [];
    for (const one of marks) {
      const cell = range(one);
      const none = cell.Interior.ColorIndex === NO_COLOR;
      const before = none ? '' : cell.Interior.Color;
      cell.Interior.Color = color(one.color);
      const own = !cell.Comment;
      if (own) {
        cell.AddComment(one.text);
      }
      journal.push({sheet: one.sheet, ref: one.ref, fill: before, comment: own ? 'own' : ''});
      taken(journal);
    }
  });
}

function unmark(journal) {
  said(() => {
    for (const one of journal) {
      const cell = range(one);
      if (one.fill === '') {
        cell.Interior.ColorIndex = NO_COLOR;
      } else {
        cell.Interior.Color = one.fill;
      }
      if (one.comment && cell.Comment) {
        cell.Comment.Delete();
      }
    }
  });
}

export async function wps() {
  const app = application();
  if (!app) {
    throw Problem.own('not-wps');
  }
  return {
    kind: 'wps',
    live: true,
    language: () => '',
    name: () => book().Name || 'workbook.xlsx',
    key: () => book().FullName || book().Name || '',
    bytes: async () => bytes(),
    addSheet: async (name) => addSheet(name),
    read: async (cells) => said(() =>
      cells.map((cell) => ({sheet: cell.sheet, ref: cell.ref, value: value(cell)}))),
    write: async (writes) => write(writes),
    mark: async (marks, taken) => mark(marks, taken),
    unmark: async (journal) => unmark(journal),
    async watch(changed) {
      const events = application().ApiEvent;
      if (!events) {
        return false;
      }
      events.AddApiEventListener('SheetChange', () => changed());
      return true;
    },
    async select(cell) {
      said(() => {
        book().Worksheets.Item(cell.sheet).Activate();
        application().Goto(range(cell), true);
      });
      return '';
    },
    download(url) {
      const whole = new URL(url, location.href).href;
      const shell = (window.wps && window.wps.OAAssist) || application().OAAssist;
      if (shell && shell.ShellExecute) {
        shell.ShellExecute(whole);
      } else {
        window.open(whole, '_blank', 'noopener');
      }
    },
  };
}
