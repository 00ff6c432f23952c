// How far a check has come, and the way out of it. Made once: what has the focus keeps it.

import {el} from './dom.js';
import {t} from './words.js';

export class Progress {
  constructor(cancel, say) {
    this.say = say;
    this.spoken = '';
    this.words = el('div', {class: 'progress-words', id: 'progress-words'});
    this.percent = el('div', {class: 'progress-percent', 'aria-hidden': 'true'});
    this.line = el('progress', {role: 'progressbar', max: 100, 'aria-labelledby': 'progress-words',
      'aria-valuemin': 0, 'aria-valuemax': 100});
    this.cancel = el('button', {type: 'button', class: 'button small', 'data-do': 'cancel', onclick: cancel}, t('cancel'));
    this.node = el('div', {class: 'card progress', hidden: true}, this.words, this.percent, this.cancel, this.line);
  }

  /** Stages are told to those who do not see the line; how much of one is done they may ask it. */
  show(book) {
    const busy = Boolean(book) && book.state === 'busy';
    this.node.hidden = !busy;
    if (!busy) {
      this.spoken = '';
      return;
    }
    const words = book.waiting > 0 ? t('stage.waiting', {count: book.waiting}) : t('stage.' + book.stage);
    if (this.spoken !== words) {
      this.spoken = words;
      this.words.textContent = words;
      this.say(words);
    }
    this.node.setAttribute('data-stage', book.stage);
    const known = book.stage === 'sending';
    this.percent.textContent = known ? book.sent + '%' : '';
    for (const name of ['value', 'aria-valuenow']) {
      if (known) {
        this.line.setAttribute(name, String(book.sent));
      } else {
        this.line.removeAttribute(name);
      }
    }
  }

  hasFocus() {
    return this.node.contains(document.activeElement);
  }
}
