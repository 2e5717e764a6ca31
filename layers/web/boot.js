// The last file: starts the page round folium's map, and offers the few calls that a host needs.
'use strict';

CL.start = map => {
  const read = id => { const node = document.getElementById(id); return node ? JSON.parse(node.textContent) : null; };
  CL.STYLE = read('cl-style');
  CL.theme();
  const app = CL.app = new CL.App(map, read('cl-ground'));
  const pack = read('cl-pack');
  window.claimline = {
    // host: { post, alive, wake, settled, query, embed }
    connect(host) {
      CL.source = new CL.AppSource(host);
      CL.source.onAway = away => app.setAway(away);
      app.settled = host.settled;
      app.view = CL.fromQuery(host.query, app.view);
      app.wear();
      document.documentElement.classList.toggle('embed', host.embed);
      CL.actions(app);
    },
    load(bytes) { if (!app.data || bytes.length) app.load(new CL.Data(bytes)); },
    // A reply that nobody asked for brings a view that was chosen outside the page.
    answer(reply) { if (reply.show) app.restore(reply.show); else CL.source.answer(reply); },
    others(layers) { app.setOthers(layers); },
    query: () => CL.toQuery(app.view),
  };
  CL.takeDrops(app);
  if (pack) CL.openFile(app, pack);
  return app.pane.layer;
};

CL.openFile = (app, pack) => {
  CL.source = new CL.FileSource(pack);
  app.view = CL.fromQuery(location.hash.slice(1) || pack.query, app.view);
  app.wear();
  app.setOthers(pack.others || []);
  app.settled = query => history.replaceState(null, '', `#${query}`);
  app.addTool.hidden = true;
  CL.actions(app);
  const text = atob(document.getElementById('cl-bytes').textContent);
  app.load(new CL.Data(Uint8Array.from(text, letter => letter.charCodeAt(0))));
};

CL.actions = app => {
  const busy = (button, promise) => {
    button.disabled = true;
    return promise.catch(error => CL.toast(error.message)).finally(() => { button.disabled = false; });
  };
  const receive = file => { if (file) CL.save(file.name, file.type, Uint8Array.from(atob(file.bytes), letter => letter.charCodeAt(0))); };
  const share = CL.button('Share', () => CL.copy(CL.link(app), 'Link copied: it opens this very view'), {}, 'cl-quiet');
  const snapshot = CL.button('Snapshot', () => busy(snapshot, CL.picture(app, 'png').then(receive)), {}, 'cl-strong');
  const formats = CL.el('select.cl-quiet', { 'aria-label': 'Export', onchange: () => {
    const format = formats.value;
    formats.value = '';
    if (format === 'table') { CL.openTable(app); return; }
    const made = ['svg', 'pdf'].includes(format) ? CL.picture(app, format) : CL.source.ask('export', { format, query: CL.toQuery(app.view), without: [...CL.hiddenOthers] });
    busy(formats, made.then(receive));
  } }, [['', 'Export'], ...(CL.source.live ? CL.STYLE.formats : [['table', 'Table as CSV']])].map(([id, text]) => CL.el('option', { value: id }, text)));
  app.actions.replaceChildren(share, ...(CL.source.live ? [snapshot] : []), formats);
};

// A picture carries the address at which this browser sees the program.
CL.picture = (app, format) => CL.source.ask('snapshot', { format, query: CL.toQuery(app.view), without: [...CL.hiddenOthers],
  address: window.parent.location.origin + window.parent.location.pathname });

CL.link = app => {
  const page = CL.source.live ? window.parent.location : window.location;
  return `${page.origin === 'null' ? '' : page.origin}${page.pathname}${CL.source.live ? '?' : '#'}${CL.toQuery(app.view)}`;
};

CL.openAbout = () => CL.dialog('About this map', 'narrow',
  CL.el('p', {}, 'Claimline reads news articles and shows who claims what, where and when. It does not decide who is right: where claims contradict each other it shows the contradiction.'),
  CL.el('p', {}, 'The map shows what had been said by the day about the days up to it. At each place the newest claim of each side about who holds it stands until a newer one of the same side replaces it, and pales with age. Contested: the standing claims of two sides disagree.'),
  CL.el('h3', {}, 'Keys'),
  CL.el('dl.cl-keys', {}, [['← →', 'a day back, a day on'], ['Shift + ← →', 'to the previous or next day with a claim'], ['Alt + ← →', 'the same at the chosen place'], ['Home, End', 'first day, last day'],
    ['Page ↑ ↓', 'thirty days'], ['Space', 'play and pause'], ['+ −', 'closer, farther'], ['W A S D', 'move the map'], ['← → on a handle', 'the window, or what was known'], ['/', 'find'], ['Esc', 'close']].flatMap(([key, text]) => [CL.el('dt', {}, key), CL.el('dd', {}, text)])),
  CL.el('p.cl-hint', {}, 'Small marks beside a place show what is claimed, not where it came from: nobody claimed that.'),
  CL.el('p.cl-hint', {}, 'Places: GeoNames and Who’s On First, CC BY 4.0. Borders and rivers: after Natural Earth, drawn coarsely; they come with the program, and data/SOURCES.md names the source of each row. Drawn with Leaflet and folium.'));
