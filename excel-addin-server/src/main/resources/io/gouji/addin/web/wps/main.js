// What WPS calls for the ribbon. WPS waits for what these return: none of them may be async.
/* global Application, GOUJI_PANE */

var PANE_KEY = 'gouji.pane';
var DOCK_RIGHT = 2;
var WIDTH = 380;

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
  if (!pane) {
    pane = Application.CreateTaskPane(paneAddress(), '勾稽');
    Application.PluginStorage.setItem(PANE_KEY, pane.ID);
    pane.DockPosition = DOCK_RIGHT;
    pane.Width = WIDTH;
    pane.Visible = true;
    return true;
  }
  pane.Visible = !pane.Visible;
  return true;
}

window.OnAddinLoad = OnAddinLoad;
window.OnAction = OnAction;
window.GetImage = GetImage;
