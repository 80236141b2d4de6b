// First, in any browser: says what is wrong instead of a blank page.
(function () {
  var first;
  function say(text) {
    first = first || text;
    var root = document.getElementById('root');
    if (!root) return addEventListener('DOMContentLoaded', say);
    // What runs speaks for itself.
    if (root.firstChild) return;
    var line = root.appendChild(document.createElement('p'));
    line.setAttribute('role', 'alert');
    line.textContent = 'The dashboard could not start. ' + first;
    if (self.origin !== 'null') return;
    var link = line.appendChild(document.createElement('a'));
    link.href = location.href;
    link.target = '_blank';
    link.textContent = 'Open in a tab';
  }
  if (self.origin === 'null')
    say('The frame around it has a sandbox without allow-same-origin: its page has to add it. ');
  else if (!('noModule' in document.createElement('script'))) say('This browser is too old.');
  addEventListener('error', onError, true);
  function onError(event) {
    var part = event.target;
    if (part.tagName === 'SCRIPT' || part.rel === 'stylesheet')
      say((part.src || part.href) + ' did not load. After a new deployment: reload the page.');
  }
})();
