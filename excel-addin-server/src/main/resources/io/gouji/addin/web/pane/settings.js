// What the user chooses for a workbook: pack, last year's workbook, the prose about it; and for the
// pane: language.

import {el} from './dom.js';
import {bytesOf} from './book.js';
import {BESIDE, forgetAll} from './memory.js';
import {PROSE} from './narrative.js';
import {LANGUAGES, language, t} from './words.js';

export function settings(pane) {
  const {desk} = pane;
  const book = desk.current;
  return el('details', {class: 'card settings', open: pane.settingsOpen,
    ontoggle: (event) => (pane.settingsOpen = event.currentTarget.open)},
  el('summary', null, el('h2', null, t('settings.title')), book && el('span', {class: 'quiet'}, now(book))),
  book && [pack(pane, book), prior(pane, book), beside(pane, book, 'narrative', PROSE)],
  desk.host.live && auto(desk),
  tongue(pane), forgetting(pane));
}

/** What is chosen, without opening it; what was not compared is not said to be. */
function now(book) {
  const chosen = !book.old && book.evaluation && book.evaluation.pack;
  const [prior, narrative] = BESIDE.map((what) => t('settings.' + what + (counts(book, what) ? '.now' : '.none'), book[what]));
  return [chosen && chosen.title, prior, narrative].filter(Boolean).join(' · ');
}

function pack(pane, book) {
  const select = el('select', {id: 'pack', onchange: () => pane.desk.setPack(book, select.value)},
    el('option', {value: ''}, t('settings.pack.auto')),
    pane.desk.bridge.packs.map((one) =>
      el('option', {value: one.id, selected: one.id === book.pack}, one.title)));
  const chosen = !book.old && book.evaluation && book.evaluation.pack;
  return el('div', {class: 'field'}, el('label', {for: 'pack'}, t('settings.pack')), select,
    chosen && el('p', {class: 'quiet'}, t('settings.pack.now', {title: chosen.title, n: chosen.recognised, of: chosen.tables})));
}

function prior(pane, book) {
  const used = book.evaluation && book.evaluation.prior;
  return beside(pane, book, 'prior', '.xlsx,.xlsm,.xls,.et',
    book.prior && used && !used.used && el('p', {class: 'warn'}, t('settings.prior.unused')));
}

/** Whether what was found rests on the file of that kind, too. */
const TOLD = {
  prior: (evaluation) => evaluation.prior && evaluation.prior.used,
  narrative: (evaluation) => evaluation.narrative && evaluation.narrative.evaluation,
};

/** Whether there is such a file, and no check has shown that it cannot be used. */
function counts(book, what) {
  return book[what] && (!book.evaluation || !book.held[what] || TOLD[what](book.evaluation));
}

/** Whether the workbook has been checked beside the file that it was given. */
function compared(book, what) {
  const {evaluation} = book;
  return Boolean(evaluation && !book.old && !book.problem && book[what] && book.held[what] && TOLD[what](evaluation));
}

/** A file that the workbook is checked beside. */
function beside(pane, book, what, kinds, more) {
  const said = (id, blanks) => t('settings.' + what + '.' + id, blanks);
  const input = el('input', {type: 'file', accept: kinds, class: 'sr', tabindex: -1,
    'aria-hidden': 'true', 'data-pick': what, onchange: async () => {
      const file = input.files[0];
      if (file) {
        try {
          const bytes = await bytesOf(file);
          const given = {name: file.name, bytes, file};
          await pane.desk.setBeside(book, what, given);
          // One that was refused has left the one before in its place.
          pane.say(book[what] === given && compared(book, what) ? said('set', {name: file.name}) : '');
        } catch (unreadable) {
          book.problem = unreadable;
          pane.refresh();
        }
      }
    }});
  const busy = book.state === 'busy';
  return el('div', {class: 'field'}, el('span', {class: 'label'}, t('settings.' + what)),
    book[what] && el('p', {class: 'given'}, book[what].name),
    el('div', {class: 'buttons'},
      el('button', {type: 'button', class: 'button small', 'data-do': 'choose-' + what, disabled: busy, onclick: () => input.click()},
        t(book[what] ? 'settings.file.other' : 'settings.file.choose')),
      book[what] && el('button', {type: 'button', class: 'button small', 'data-do': 'forget-' + what, disabled: busy,
        onclick: () => pane.desk.setBeside(book, what, null)}, said('forget'))), input,
    more, el('p', {class: 'quiet'}, said('hint')));
}

function auto(desk) {
  const box = el('input', {type: 'checkbox', id: 'auto', checked: desk.auto,
    onchange: () => desk.setAuto(box.checked)});
  return el('div', {class: 'field row'}, box, el('label', {for: 'auto'}, t('settings.auto')));
}

function tongue(pane) {
  const select = el('select', {id: 'lang', onchange: () => pane.changeLanguage(select.value)},
    LANGUAGES.map((one) => el('option', {value: one, selected: one === language(), lang: one}, t('language.' + one))));
  return el('div', {class: 'field'}, el('label', {for: 'lang'}, t('settings.language')), select);
}

/** What stands in open workbooks here stays; nothing of it is on this computer any more. */
function forgetting(pane) {
  return el('div', {class: 'field'},
    el('div', {class: 'buttons'}, el('button', {type: 'button', class: 'button small', 'data-do': 'forget-all', onclick: async () => {
      if (window.confirm(t('settings.forget.ask'))) {
        await forgetAll();
        pane.say(t('settings.forgotten'));
      }
    }}, t('settings.forget'))), el('p', {class: 'quiet'}, t('settings.forget.hint')));
}
