// WPS as far as the pane uses it: everything answers at once.
(() => {
  const ask = (what, told) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/fake/' + what, false);
    request.send(JSON.stringify(told || {}));
    return JSON.parse(request.responseText);
  };
  const log = (what) => ask('log', {what});
  const interiors = new Map();
  const comments = new Map();
  const listeners = {};
  const files = new Map();

  function interior(at) {
    return {
      get ColorIndex() { return interiors.has(at) ? 3 : -4142; },
      set ColorIndex(index) { if (index === -4142) { interiors.delete(at); log('nofill ' + at.split('!')[1]); } },
      get Color() { return interiors.has(at) ? interiors.get(at) : 16777215; },
      set Color(value) { interiors.set(at, value); log('fill ' + at.split('!')[1] + ' ' + value); },
    };
  }

  function range(sheet, ref) {
    const at = sheet + '!' + ref;
    const changed = () => (listeners.SheetChange || []).forEach((one) => one());
    const write = (value) => { ask('write', {sheet, ref, value}); changed(); };
    return {
      sheet, ref,
      get Value2() { return ask('read', {sheet, ref}).value; },
      set Value2(value) { write(value); },
      get Formula() { return ask('read', {sheet, ref}).formula; },
      set Formula(value) { write(value); },
      ClearContents() { write(''); },
      Interior: interior(at),
      get Comment() { return comments.has(at) ? {Delete: () => { comments.delete(at); log('uncomment ' + ref); }} : null; },
      AddComment(text) {
        if (comments.has(at)) {
          throw new Error('there is a comment');
        }
        comments.set(at, text);
        log('comment ' + ref + ' ' + text);
      },
    };
  }

  const sheet = (name) => ({
    Range: (ref) => range(name, ref),
    Activate: () => log('activate ' + name),
    set Name(told) { ask('add', {sheet: told}); },
  });

  window.Application = {
    ActiveWorkbook: {
      ActiveSheet: sheet('front'),
      Name: '2025 预算.xlsx',
      FullName: 'D:\\预算\\2025 预算.xlsx',
      Worksheets: {Item: sheet, Count: 12, Add: () => sheet('')},
      SaveCopyAs(path) {
        const request = new XMLHttpRequest();
        request.open('GET', '/fake/bytes', false);
        request.overrideMimeType('text/plain; charset=x-user-defined');
        request.send();
        files.set(path, request.responseText);
      },
    },
    Env: {GetTempPath: () => 'C:\\Temp\\'},
    FileSystem: {
      readAsBinaryString: (path) => files.get(path),
      Remove: (path) => { files.delete(path); log('remove'); return true; },
    },
    ApiEvent: {AddApiEventListener: (name, work) => { (listeners[name] = listeners[name] || []).push(work); }},
    OAAssist: {ShellExecute: (url) => log('open ' + new URL(url).pathname)},
    Goto: (cell) => log('select ' + cell.ref),
  };
  window.fakeWatched = () => (listeners.SheetChange || []).length > 0;
  window.fakeChange = () => (listeners.SheetChange || []).forEach((one) => one());
})();
