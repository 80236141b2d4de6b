// First, and in any browser: says what is wrong where a blank page would be.
(function () {
  function say(text) {
    var root = document.getElementById('root');
    if (!root) return addEventListener('DOMContentLoaded', say.bind(null, text));
    // What has started speaks for itself.
    if (root.firstChild) return;
    var line = root.appendChild(document.createElement('p'));
    line.setAttribute('role', 'alert');
    line.textContent = 'The dashboard could not start. ' + text;
  }
  if (self.origin === 'null')
    say('The frame around it has a sandbox without allow-same-origin: its page has to add that.');
  else if (!('noModule' in document.createElement('script'))) say('This browser is too old.');
  addEventListener('error', onError, true);
  function onError(event) {
    var part = event.target;
    if (part.tagName === 'SCRIPT' || part.rel === 'stylesheet')
      say((part.src || part.href) + ' did not load. After a new deployment: reload the page.');
  }
})();
