// Talks to the service on this computer.

import {t} from './words.js';

const TOKEN = 'gouji.session';
const JSON_TYPE = 'application/json';
const FILE_TYPE = 'application/octet-stream';
const PATIENCE = 5000;
const PERCENT = 100;
const PASSWORD = 'X-Gouji-Password';
const ASKING = 'who has a session?';
const LENDING = 300;

/** What opens a file, as the service takes it. */
function opening(password) {
  return password ? {[PASSWORD]: base64url(password)} : {};
}

/** Headers take ASCII only. */
function base64url(text) {
  const letters = Array.from(new TextEncoder().encode(text), (one) => String.fromCharCode(one));
  return btoa(letters.join('')).replace(/\+/g, '-').replace(/\//g, '_');
}

/** A name nobody else has for something. */
function fresh() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (one) => one.toString(16).padStart(2, '0')).join('');
}

/** What makes the service serve this page again, which comes back at its own address only. */
function comeBack() {
  return {command: 'gouji serve --port ' + location.port + ' --open'};
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
    const all = Object.assign(comeBack(), blanks);
    return new Problem(kind, t('problem.' + kind, all), t('problem.' + kind + '.do', all));
  }

  /** What the service says, in the language of the pane. */
  static told(document, language) {
    const words = (document.languages || {})[language] || document;
    const kind = String(document.type || '').split(':').pop();
    return new Problem(kind, words.title || kind, words.detail || '', document.now);
  }

  /** Whatever was thrown; what nobody foresaw is a fault of ours. */
  static of(failed) {
    return failed instanceof Problem
      ? failed
      : new Problem('fault', t('problem.fault'), failed.message || String(failed));
  }
}

export class Bridge {
  constructor(language) {
    this.language = language;
    this.secret = '';
    this.token = '';
    this.packs = [];
    this.version = '';
    this.guide = '';
    this.lost = '';
    this.windows = window.BroadcastChannel ? new BroadcastChannel('gouji') : null;
    if (this.windows) {
      this.windows.onmessage = ({data}) => data === ASKING && this.token && this.windows.postMessage(this.session);
    }
  }

  /** Whether the service answers; asked without our token, for whose sake no session must last. */
  async answers() {
    try {
      await fetch('/v1/health', {cache: 'no-store'});
      return true;
    } catch (gone) {
      this.lost = this.lost || 'offline';
      return false;
    }
  }

  /** What stands between us and the service, as long as something does: it is gone, or our session. */
  trouble() {
    return this.lost === 'offline' ? this.offline() : this.lost ? Problem.own('session') : null;
  }

  /** Whoever has no key of the installation needs a page that is invited once the service is back. */
  offline() {
    this.lost = 'offline';
    return new Problem('offline', t('problem.offline'), t(this.secret ? 'problem.offline.do' : 'problem.session.do', comeBack()));
  }

  /** Goes on with our session, else with a new one by our key, else with that of another window. */
  async stand() {
    const stands = await this.resume() || await (this.secret ? this.open({}) : this.borrow());
    this.lost = stands ? '' : 'session';
    return stands;
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

  /** Goes on with a session. */
  keep(session) {
    this.session = session;
    this.token = session.token;
    this.packs = session.packs;
    this.version = session.version;
    this.guide = session.guide || '';
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
      this.keep(Object.assign({token: this.token}, await this.call('GET', '/v1/session')));
      return true;
    } catch (problem) {
      if (problem.kind !== 'token') {
        throw problem;
      }
      this.forget();
      return false;
    }
  }

  /** Goes on with the session of another window, such as the service has opened since it is back. */
  async borrow() {
    if (!this.windows) {
      return false;
    }
    const lent = [];
    const hear = ({data}) => data !== ASKING && lent.push(data);
    this.windows.addEventListener('message', hear);
    this.windows.postMessage(ASKING);
    await new Promise((resolve) => setTimeout(resolve, LENDING));
    this.windows.removeEventListener('message', hear);
    for (const session of lent) {
      sessionStorage.setItem(TOKEN, JSON.stringify(session));
      if (await this.resume()) {
        return true;
      }
    }
    return false;
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
    return this.read(answer.ok, text, signal);
  }

  read(ok, text, signal) {
    if (signal && signal.aborted) {
      throw Problem.own('cancelled');
    }
    let document = {};
    try {
      document = text ? JSON.parse(text) : {};
    } catch (noJson) {
      throw Problem.own('garbled');
    }
    if (!ok) {
      throw Problem.told(document, this.language);
    }
    this.lost = '';
    return document;
  }

  async reach(path, how, take) {
    try {
      const answer = await fetch(path, how);
      return {answer, body: await take(answer)};
    } catch (failed) {
      if (failed.name === 'AbortError') {
        throw Problem.own('cancelled');
      }
      throw this.offline();
    }
  }

  /** Takes in a workbook, or in the place of one its changed bytes, and waits for the result. */
  async check(book, bytes, signal, onProgress) {
    const query = '?name=' + encodeURIComponent(book.name.slice(-120)) +
      '&lang=' + this.language + (book.pack ? '&pack=' + encodeURIComponent(book.pack) : '');
    const upload = book.id ? '' : fresh();
    const how = book.id ? ['PUT', this.path(book)] : ['POST', '/v1/workbooks' + query + '&upload=' + upload];
    try {
      const {ok, text} = await this.send(how, bytes, signal, opening(book.password), onProgress);
      book.id = this.read(ok, text, signal).id;
    } catch (failed) {
      if (failed.kind === 'cancelled' && upload) {
        // The service may have it already, or be about to: nobody but us knows that nobody wants it.
        await this.call('DELETE', '/v1/uploads/' + upload).catch(() => failed);
      }
      throw failed;
    }
    onProgress('checking', 0);
    return this.settled(book, {state: 'running'}, signal, onProgress);
  }

  /** Sends a file and tells how much of it has gone, which fetch cannot. */
  send([method, path], bytes, signal, more, onProgress) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(method, path);
      const headers = Object.assign({'Content-Type': FILE_TYPE, 'X-Gouji-Token': this.token}, more);
      Object.keys(headers).forEach((name) => request.setRequestHeader(name, headers[name]));
      request.upload.onprogress = (event) => {
        if (event.lengthComputable && event.total > 0) {
          onProgress('sending', Math.floor(event.loaded * PERCENT / event.total));
        }
      };
      request.onload = () =>
        resolve({ok: request.status >= 200 && request.status < 300, text: request.responseText});
      request.onerror = () => reject(this.offline());
      request.onabort = () => reject(Problem.own('cancelled'));
      signal.addEventListener('abort', () => request.abort());
      onProgress('sending', 0);
      if (signal.aborted) {
        reject(Problem.own('cancelled'));
      } else {
        request.send(bytes);
      }
    });
  }

  /** The view once the check of the present bytes has ended. */
  async settled(book, view, signal, onProgress) {
    let now = view;
    while (now.state === 'running') {
      now = await this.call('GET', this.path(book) + '?wait=' + PATIENCE, undefined, signal);
      if (onProgress && now.state === 'running') {
        onProgress('checking', (now.progress || {}).waiting || 0);
      }
    }
    if (now.state === 'failed') {
      throw Problem.told(now.problem, this.language);
    }
    if (now.state === 'cancelled') {
      throw Problem.own('cancelled');
    }
    return now;
  }

  /** Sets a workbook beside last year's or its prose. */
  async beside(book, what, file, signal, onProgress) {
    const path = this.path(book) + '/' + what + '?wait=' + PATIENCE + '&name=' + encodeURIComponent(file.name.slice(-120));
    const {ok, text} = await this.send(['PUT', path], file.bytes, signal, opening(file.password), onProgress);
    const view = this.read(ok, text, signal);
    onProgress('checking', 0);
    return this.settled(book, view, signal, onProgress);
  }

  /** Takes away what a workbook was set beside. */
  async alone(book, what) {
    return this.settled(book, await this.call('DELETE', this.path(book) + '/' + what + '?wait=' + PATIENCE));
  }

  /** Refuses what would not count as an explanation, before it is one. */
  weigh(book, explanation) {
    return this.call('POST', this.path(book) + '/explanations', explanation);
  }

  /** What has to be written into the workbook for it to say what was explained here. */
  said(book) {
    return this.call('GET', this.path(book) + '/explanations');
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

  /** Where a file lies for a minute, with what is not in it as one might think. */
  download(book, kind) {
    return this.call('POST', this.path(book) + '/downloads', {kind});
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
