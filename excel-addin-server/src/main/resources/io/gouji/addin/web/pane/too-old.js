// Only browsers that know no modules run this.
document.body.appendChild(document.createElement('p')).appendChild(
  document.createTextNode(
    '这个浏览器组件太旧，勾稽窗格不能运行。请更新 Office 或 Edge WebView2，或在浏览器里打开勾稽。 ' +
      'This browser component is too old for Gouji. Update Office or Edge WebView2, ' +
      'or open Gouji in a browser.'));
