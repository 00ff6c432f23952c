// What the user chooses for a workbook: pack, last year's workbook; and for the pane: language.

import {el} from './dom.js';
import {LANGUAGES, language, t} from './words.js';

export function settings(pane) {
  const {desk} = pane;
  const book = desk.current;
  return el('details', {class: 'card settings', open: pane.settingsOpen,
    ontoggle: (event) => (pane.settingsOpen = event.currentTarget.open)},
  el('summary', null, el('h2', null, t('settings.title')), book && el('span', {class: 'quiet'}, now(book))),
  book && [pack(pane, book), prior(pane, book)],
  desk.host.live && auto(desk),
  tongue(pane));
}

/** What is chosen, without opening it. */
function now(book) {
  const chosen = book.evaluation && book.evaluation.pack;
  const prior = book.prior ? t('settings.prior.now', {name: book.prior.name}) : t('settings.prior.none');
  return [chosen && chosen.title, prior].filter(Boolean).join(' · ');
}

function pack(pane, book) {
  const select = el('select', {id: 'pack', onchange: () => pane.desk.setPack(book, select.value)},
    el('option', {value: ''}, t('settings.pack.auto')),
    pane.desk.bridge.packs.map((one) =>
      el('option', {value: one.id, selected: one.id === book.pack}, one.title)));
  const chosen = book.evaluation && book.evaluation.pack;
  return el('div', {class: 'field'}, el('label', {for: 'pack'}, t('settings.pack')), select,
    chosen && el('p', {class: 'quiet'}, t('settings.pack.now', {title: chosen.title, n: chosen.recognised, of: chosen.tables})));
}

function prior(pane, book) {
  const input = el('input', {type: 'file', accept: '.xlsx,.xlsm,.xls,.et', class: 'sr', tabindex: -1,
    'aria-hidden': 'true', 'data-pick': 'prior', onchange: async () => {
      const file = input.files[0];
      if (file) {
        const bytes = new Uint8Array(await file.arrayBuffer());
        await pane.desk.setPrior(book, {name: file.name, bytes});
        pane.say(book.prior ? t('settings.prior.set', {name: file.name}) : '');
      }
    }});
  const used = book.evaluation && book.evaluation.prior;
  return el('div', {class: 'field'}, el('span', {class: 'label'}, t('settings.prior')),
    el('div', {class: 'buttons'},
      el('button', {type: 'button', class: 'button small', onclick: () => input.click()},
        t(book.prior ? 'settings.prior.other' : 'settings.prior.choose')),
      book.prior && el('button', {type: 'button', class: 'button small', 'data-do': 'forget-prior',
        onclick: () => pane.desk.setPrior(book, null)}, t('settings.prior.forget'))), input,
    book.prior && el('p', null, book.prior.name),
    book.prior && used && !used.used && el('p', {class: 'warn'}, t('settings.prior.unused')),
    el('p', {class: 'quiet'}, t('settings.prior.hint')));
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
