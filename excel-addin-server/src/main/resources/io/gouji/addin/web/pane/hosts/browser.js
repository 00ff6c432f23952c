// No workbook is open beside us: files are dropped here, and copies are taken away.

import {t} from '../words.js';

export async function browser() {
  return {
    kind: 'browser',
    live: false,
    language: () => '',
    async select(cell) {
      const sheet = "'" + cell.sheet.replace(/'/g, "''") + "'!";
      await navigator.clipboard.writeText((cell.sheet ? sheet : '') + (cell.ref || 'A1'));
      return t('cell.copied', {cell: cell.sheet + '!' + (cell.ref || '')});
    },
    download(url) {
      const link = document.createElement('a');
      link.href = url;
      link.download = '';
      document.body.append(link);
      link.click();
      link.remove();
    },
  };
}
