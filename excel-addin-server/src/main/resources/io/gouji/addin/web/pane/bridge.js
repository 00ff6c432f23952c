// Talks to the service on this computer.

import {t} from './words.js';

const TOKEN = 'gouji.session';
const JSON_TYPE = 'application/json';
const FILE_TYPE = 'application/octet-stream';
const PATIENCE = 5000;
const PASSWORD = 'X-Gouji-Password';

/** Headers take ASCII only. */
function base64url(text) {
  const letters = Array.from(new TextEncoder().encode(text), (one) => String.fromCharCode(one));
  return btoa(letters.join('')).replace(/\+/g, '-').replace(/\//g, '_');
}

/** Something that did not work, in words for the user. */
export class Problem extends Error {
  constructor(kind, title, detail, now) {
    super(title);
    this.kind = kind;
    this.title = title;
    this.detail = detail;
    this.now = now || [];
  }

  static own(kind, blanks) {
    return new Problem(kind, t('problem.' + kind, blanks), t('problem.' + kind + '.do', blanks));
  }

  /** What the service says, in the language of the pane. */
  static told(document, language) {
    const words = (document.languages || {})[language] || document;
    const kind = String(document.type || '').split(':').pop();
    return new Problem(kind, words.title || kind, words.detail || '', document.now);
  }
}

export class Bridge {
  constructor(language) {
    this.language = language;
    this.secret = '';
    this.token = '';
    this.packs = [];
    this.version = '';
  }

  /** Opens a session by whichever key there is, or goes on with the one of this window. */
  async open(key) {
    this.secret = key.secret || this.secret;
    if (!key.ticket && !this.secret) {
      return this.resume();
    }
    const body = key.ticket ? {ticket: key.ticket} : {secret: this.secret};
    body.lang = this.language;
    this.token = '';
    const session = await this.call('POST', '/v1/session', body);
    this.keep(session);
    return true;
  }

  keep(session) {
    this.token = session.token;
    this.packs = session.packs;
    this.version = session.version;
    sessionStorage.setItem(TOKEN, JSON.stringify(session));
  }

  /** After a reload; false where there is nothing to go on with. */
  async resume() {
    const kept = sessionStorage.getItem(TOKEN);
    if (!kept) {
      return false;
    }
    this.keep(JSON.parse(kept));
    try {
      await this.call('GET', '/v1/openapi.json');
      return true;
    } catch (problem) {
      if (problem.kind !== 'token') {
        throw problem;
      }
      this.forget();
      return false;
    }
  }

  forget() {
    this.token = '';
    sessionStorage.removeItem(TOKEN);
  }

  async call(method, path, body, signal, more) {
    const headers = Object.assign({}, more);
    if (this.token) {
      headers['X-Gouji-Token'] = this.token;
    }
    let sent;
    if (body instanceof Uint8Array) {
      headers['Content-Type'] = FILE_TYPE;
      sent = body;
    } else if (body !== undefined) {
      headers['Content-Type'] = JSON_TYPE;
      sent = JSON.stringify(body);
    }
    const how = {method, headers, body: sent, signal, cache: 'no-store'};
    const {answer, body: text} = await this.reach(path, how, (one) => one.text());
    let document = {};
    try {
      document = text ? JSON.parse(text) : {};
    } catch (noJson) {
      throw Problem.own('garbled');
    }
    if (!answer.ok) {
      throw Problem.told(document, this.language);
    }
    return document;
  }

  async reach(path, how, take) {
    try {
      const answer = await fetch(path, how);
      return {answer, body: await take(answer)};
    } catch (failed) {
      throw failed.name === 'AbortError' ? Problem.own('cancelled') : Problem.own('offline');
    }
  }

  /** Takes in a workbook, or in the place of one its changed bytes, and waits for the result. */
  async check(book, bytes, signal, onProgress) {
    const wait = 'wait=' + PATIENCE / 10;
    const key = book.password ? {[PASSWORD]: base64url(book.password)} : {};
    let view;
    if (book.id) {
      view = await this.call('PUT', this.path(book) + '?' + wait, bytes, signal, key);
    } else {
      const query = '?name=' + encodeURIComponent(book.name.slice(-120)) + '&' + wait +
        '&lang=' + this.language + (book.pack ? '&pack=' + encodeURIComponent(book.pack) : '');
      view = await this.call('POST', '/v1/workbooks' + query, bytes, signal, key);
      book.id = view.id;
    }
    return this.settled(book, view, signal, onProgress);
  }

  /** The view once the check of the present bytes has ended. */
  async settled(book, view, signal, onProgress) {
    let now = view;
    while (now.state === 'running') {
      if (onProgress) {
        onProgress((now.progress || {}).waiting || 0);
      }
      now = await this.call('GET', this.path(book) + '?wait=' + PATIENCE, undefined, signal);
    }
    if (now.state === 'failed') {
      throw Problem.told(now.problem, this.language);
    }
    if (now.state === 'cancelled') {
      throw Problem.own('cancelled');
    }
    return now;
  }

  async besidePrior(book, prior, signal, onProgress) {
    const path = this.path(book) + '/prior?wait=' + PATIENCE;
    const view = prior
      ? await this.call('PUT', path + '&name=' + encodeURIComponent(prior.name.slice(-120)), prior.bytes, signal)
      : await this.call('DELETE', path, undefined, signal);
    return this.settled(book, view, signal, onProgress);
  }

  async explain(book, explanations) {
    const view = await this.call('PUT', this.path(book) + '/explanations?wait=' + PATIENCE, explanations);
    return this.settled(book, view);
  }

  async corrections(book) {
    return (await this.call('GET', this.path(book) + '/corrections')).corrections;
  }

  decide(book, id, decision) {
    return this.call('POST', this.path(book) + '/corrections/' + id, decision);
  }

  acceptAll(book, before) {
    return this.call('POST', this.path(book) + '/corrections', {action: 'accept-all', before});
  }

  async download(book, kind) {
    return (await this.call('POST', this.path(book) + '/downloads', {kind})).url;
  }

  async fetched(url) {
    const {answer, body} = await this.reach(url, {cache: 'no-store'}, (one) => one.arrayBuffer());
    if (!answer.ok) {
      throw Problem.told(JSON.parse(new TextDecoder().decode(body)), this.language);
    }
    const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('Content-Disposition') || '');
    return {name: named ? decodeURIComponent(named[1]) : 'gouji', bytes: new Uint8Array(body)};
  }

  async drop(book) {
    if (book.id) {
      const path = this.path(book);
      book.id = '';
      await this.call('DELETE', path);
    }
  }

  path(book) {
    return '/v1/workbooks/' + book.id;
  }
}
