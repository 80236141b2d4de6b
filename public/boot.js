// Runs first, in any browser: shows an error instead of a blank page, and requests config.json while the page's code loads.
(function () {
  var first;
  // The launch's secret leaves the address before anything else can read it there. src/auth/launchSession.ts takes it over.
  var secret = /^#launch=([\w-]+)$/.exec(location.hash);
  if (secret) history.replaceState(null, '', location.pathname + location.search);
  self.dashboardLaunch = { secret: secret ? secret[1] : undefined, config: undefined };
  function say(text) {
    first = first || text;
    var root = document.getElementById('root');
    if (!root) return addEventListener('DOMContentLoaded', say);
    // A running page shows its own errors.
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
  else readConfig();
  function readConfig() {
    var headers = {};
    if (secret) headers['x-launch-secret'] = secret[1];
    try {
      var key = localStorage.getItem('session-key');
      // Without a header of its own the request takes the response that the page preloads.
      if (key) headers['x-session-key'] = key;
      // oxlint-disable-next-line no-unused-vars -- browsers that are too old need the binding to read this file at all
    } catch (error) {
      // Storage is blocked: a reload needs the launch's address again.
    }
    self.dashboardLaunch.config = fetch('config.json', { credentials: 'same-origin', headers: headers });
    self.dashboardLaunch.config.catch(function () {});
  }
  addEventListener('error', onError, true);
  function onError(event) {
    var part = event.target;
    if (part.tagName === 'SCRIPT' || part.rel === 'stylesheet')
      say((part.src || part.href) + ' did not load. After a new deployment: reload the page.');
  }
})();
