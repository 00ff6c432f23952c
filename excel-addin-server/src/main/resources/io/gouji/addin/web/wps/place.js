// Where the pane is. The installer writes the address with this installation's own key here.
var GOUJI_PANE = '';
