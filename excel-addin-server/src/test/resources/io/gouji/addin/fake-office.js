// Office.js as far as the pane uses it. Like the real one it knows nothing before it is asked for:
// whoever reads a property that was not loaded and synced gets an error.
(() => {
  const call = (what, told) => fetch('/fake/' + what, {method: 'POST', body: JSON.stringify(told || {})}).then((r) => r.json());
  const log = (what) => call('log', {what});
  const settings = window.fakeOffice || {api: 1.14};
  const listeners = [];
  let openFiles = 0;

  class Lazy {
    constructor(context, fetches) {
      this.context = context;
      this.known = {};
      this.asked = false;
      this.fetches = fetches;
    }
    load() {
      this.asked = true;
      this.context.queue.push(async () => Object.assign(this.known, await this.fetches()));
    }
    read(name) {
      if (!(name in this.known)) {
        throw new Error('PropertyNotLoaded: ' + name + (this.asked ? ' (context.sync() was not called)' : ''));
      }
      return this.known[name];
    }
  }

  const fills = new Map();
  const comments = new Map();
  let nextComment = 1;

  class Fill extends Lazy {
    constructor(context, at) {
      super(context, async () => ({color: fills.get(at) || '#FFFFFF'}));
      this.at = at;
    }
    get color() { return this.read('color'); }
    set color(value) {
      this.context.queue.push(async () => { fills.set(this.at, value); await log('fill ' + this.at.split('!')[1] + ' ' + value); });
    }
    clear() { this.context.queue.push(async () => { fills.delete(this.at); await log('nofill ' + this.at.split('!')[1]); }); }
  }

  class Range extends Lazy {
    constructor(context, sheet, ref) {
      super(context, async () => {
        const cell = await call('read', {sheet, ref});
        return {values: [[cell.value]], formulas: [[cell.formula]], address: "'" + sheet + "'!" + ref};
      });
      Object.assign(this, {sheet, ref});
      this.format = {fill: new Fill(context, sheet + '!' + ref)};
    }
    get values() { return this.read('values'); }
    get formulas() { return this.read('formulas'); }
    get address() { return this.read('address'); }
    set values(value) { this.put(value); }
    set formulas(value) { this.put(value); }
    put(value) {
      this.context.queue.push(async () => {
        if (settings.isProtected) {
          throw new Error('AccessDenied');
        }
        await call('write', {sheet: this.sheet, ref: this.ref, value: value[0][0]});
        listeners.forEach((one) => one({address: this.ref}));
      });
    }
    select() { this.context.queue.push(() => log('select ' + this.ref)); }
  }

  class Comment extends Lazy {
    constructor(context, id, at) {
      super(context, async () => ({id: this.own}));
      this.own = id;
      this.at = at;
    }
    get id() { return this.read('id'); }
    getLocation() { const [sheet, ref] = this.at.split('!'); return new Range(this.context, sheet, ref); }
    delete() { this.context.queue.push(async () => { comments.delete(this.own); await log('uncomment ' + this.at.split('!')[1]); }); }
  }

  class Comments extends Lazy {
    constructor(context) {
      super(context, async () => ({items: Array.from(comments.entries()).map(([id, at]) => {
        const one = new Comment(context, id, at);
        one.known.id = id;
        return one;
      })}));
    }
    get items() { return this.read('items'); }
    add(range, text) {
      const comment = new Comment(this.context, 'c' + nextComment++, range.sheet + '!' + range.ref);
      this.context.queue.push(async () => {
        comments.set(comment.own, comment.at);
        await log('comment ' + range.ref + ' ' + text);
      });
      return comment;
    }
    getItem(id) { return new Comment(this.context, id, comments.get(id)); }
  }

  class Context {
    constructor() {
      this.queue = [];
      const sheet = (name) => ({
        getRange: (ref) => new Range(this, name, ref),
        activate: () => this.queue.push(() => log('activate ' + name)),
      });
      this.workbook = {
        worksheets: {getItem: sheet, add: (name) => { this.queue.push(() => call('add', {sheet: name})); return sheet(name); }, onChanged: {add: (work) => { this.queue.push(async () => listeners.push(work)); }}},
      };
      if (settings.api >= 1.10) {
        this.workbook.comments = new Comments(this);
      }
    }
    async sync() {
      for (const work of this.queue.splice(0)) {
        await work();
      }
    }
  }

  window.Excel = {
    async run(work) {
      const context = new Context();
      const told = await work(context);
      await context.sync();
      return told;
    },
  };

  const succeeded = (value) => ({status: 'succeeded', value});
  const failed = (code, message) => ({status: 'failed', error: {code, message}});
  window.Office = {
    AsyncResultStatus: {Succeeded: 'succeeded'},
    onReady: async () => ({host: 'Excel', platform: 'PC'}),
    context: {
      displayLanguage: 'zh-CN',
      platform: 'PC',
      requirements: {isSetSupported: (set, version) => {
        const [major, minor] = String(version).split('.').map(Number);
        return major * 100 + minor <= Math.round(settings.api) * 100 + Number(String(settings.api.toFixed(2)).split('.')[1]);
      }},
      ui: {openBrowserWindow: (url) => log('open ' + new URL(url).pathname)},
      document: {
        url: 'C:\\预算\\2025 预算.xlsx',
        getFileAsync(kind, options, done) {
          if (openFiles >= 2) {
            done(failed(5001, 'too many open files'));
            return;
          }
          openFiles++;
          fetch('/fake/bytes').then((r) => r.arrayBuffer()).then((buffer) => {
            const bytes = new Uint8Array(buffer);
            const size = settings.slice || 8192;
            done(succeeded({
              size: bytes.length,
              sliceCount: Math.ceil(bytes.length / size),
              getSliceAsync: (i, slice) => setTimeout(() =>
                slice(succeeded({index: i, data: Array.from(bytes.slice(i * size, (i + 1) * size))}))),
              closeAsync: (closed) => { openFiles--; log('close'); closed(succeeded()); },
            }));
          });
        },
      },
    },
  };
  // As the real one does.
  history.pushState = null;
  history.replaceState = null;
  window.fakeWatched = () => listeners.length > 0;
  window.fakeChange = () => listeners.forEach((one) => one({}));
})();
