// What WPS calls for the ribbon. WPS waits for what these return: none of them may be async.
/* global Application, GOUJI_PANE, fresh, hmac */

var PANE_KEY = 'gouji.pane';
var DOCK_RIGHT = 2;
var WIDTH = 380;
var PATIENCE = 5000;
var OFFLINE = '连不上勾稽服务。请运行 gouji addin install 启动它；不行再运行 gouji addin doctor 检查。\n' +
  'The service of Gouji does not answer. Run gouji addin install; if that does not help, gouji addin doctor.';
var IMPOSTOR = '端口 {port} 上不是勾稽服务，没有打开窗格。请运行 gouji addin doctor 检查。\n' +
  'Another program listens on port {port}; the pane was not opened. Run gouji addin doctor.';

function OnAddinLoad(ribbon) {
  window.goujiRibbon = ribbon;
  return true;
}

function GetImage() {
  return 'gouji.svg';
}

function paneAddress() {
  return GOUJI_PANE || location.protocol + '//' + location.host + '/?host=wps';
}

/** Shows the pane of this window, or makes it the first time. */
function OnAction() {
  var known = Application.PluginStorage.getItem(PANE_KEY);
  var pane = known ? Application.GetTaskPane(known) : null;
  if (pane) {
    pane.Visible = !pane.Visible;
  } else {
    whenProven(paneAddress(), function (address) {
      open(address);
    });
  }
  return true;
}

function open(address) {
  var pane = Application.CreateTaskPane(address, '勾稽');
  Application.PluginStorage.setItem(PANE_KEY, pane.ID);
  pane.DockPosition = DOCK_RIGHT;
  pane.Width = WIDTH;
  pane.Visible = true;
}

/**
 * The pane may read the workbook, and its address tells the key. Another program may listen on the
 * port while we do not; so whoever listens proves first that they know the key.
 */
function whenProven(address, proven) {
  var parts = /^http:\/\/127\.0\.0\.1:(\d+)\/\?host=wps&k=([0-9a-f]+)$/.exec(address);
  if (!parts) {
    proven(address);
    return;
  }
  var nonce = fresh();
  var asked = new XMLHttpRequest();
  asked.open('GET', 'http://127.0.0.1:' + parts[1] + '/v1/proof?nonce=' + nonce, true);
  asked.timeout = PATIENCE;
  asked.onload = function () {
    var expected = hmac(parts[2], 'gouji ' + parts[1] + ' ' + nonce);
    if (asked.status === 200 && asked.responseText.indexOf('"' + expected + '"') >= 0) {
      proven(address);
    } else {
      alert(IMPOSTOR.replace('{port}', parts[1]));
    }
  };
  asked.onerror = asked.ontimeout = function () {
    alert(OFFLINE);
  };
  asked.send();
}

window.OnAddinLoad = OnAddinLoad;
window.OnAction = OnAction;
window.GetImage = GetImage;
