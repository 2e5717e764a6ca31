// Holds folium's page in one frame over the whole window, pushes the columns in, carries questions out and answers back.
// One component, mounted four times: "page" brings the markup, "map" the columns, "others" layers under them, "talk"
// answers. Each is sent again only when it changes, so that an answer never brings the claims along.

// What must outlive a remount stands on the window: the key that a component is given is a new one at every mount.
const S = window.claimlineHost = window.claimlineHost || { sum: 0, loads: 0, answered: 0 };
const PAGE = 1, MAP = 2, TALK = 3, OTHERS = 4, HEAD = 8;

const inside = () => S.frame && S.frame.contentWindow && S.frame.contentWindow.claimline;

const push = () => {
  const page = inside();
  if (!page || !S.bytes || S.pushed === S.sum) return;
  S.pushed = S.sum;
  page.load(S.bytes);
};

const underlay = () => {
  if (inside() && S.others) inside().others(S.others.length ? JSON.parse(new TextDecoder().decode(S.others)) : []);
};

// The address is kept by the browser alone: no server is asked when the date comes to rest.
const settled = query => {
  S.query = query;
  const own = new URLSearchParams(location.search), kept = ['embed', 'embed_options'].flatMap(name => own.getAll(name).map(value => [name, value]));
  const search = new URLSearchParams([...kept, ...new URLSearchParams(query)]).toString();
  history.replaceState(history.state, '', search ? `?${search}` : location.pathname);
};

// The page may ask before the talk is mounted: the server is slow at its first look. It asks one thing at a time.
const post = text => {
  if (S.post) S.post(text); else S.unposted = text;
};

// Whether the server is there: asked only while an answer is late.
const alive = () => fetch('_stcore/health', { cache: 'no-store', signal: AbortSignal.timeout(2500) }).then(reply => reply.ok, () => false);

// A server that was started anew knows no part of the script that answers until the whole of it has run.
const wake = () => new Promise(done => {
  S.woken = done;
  if (S.rerun) S.rerun();
  setTimeout(done, 3000);
});

// Streamlit lays a dialog over the whole map when its server is gone; the map needs no server, and says what does.
const dismiss = () => {
  for (const dialog of document.querySelectorAll('[role=dialog]')) {
    const close = dialog.querySelector('button[aria-label=Close]');
    if (close && /connection error/i.test(dialog.textContent)) close.click();
  }
};
if (!S.watching) {
  S.watching = new MutationObserver(dismiss);
  S.watching.observe(document.body, { childList: true, subtree: true });
}

// A frame that was moved or reloaded comes up empty: connect and push on every load.
const loaded = () => {
  const page = inside();
  if (!page) return;
  S.loads += 1;
  S.pushed = null;
  page.connect({ post, alive, wake, settled, query: S.query ?? location.search, embed: new URLSearchParams(location.search).has('embed') });
  push();
  underlay();
};

// Our icon, inside the address itself: a browser asks for an icon's file again whenever the address changes.
const ICON = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Cpath d='M15 4a12 12 0 0 0 0 24z'"
  + " fill='%231f6fb8'/%3E%3Cpath d='M17 4a12 12 0 0 1 0 24z' fill='%23c8443a'/%3E%3C/svg%3E";

const show = () => {
  if (!S.root || !S.page) return;
  for (const icon of document.querySelectorAll("link[rel~='icon']")) if (icon.href !== ICON) icon.href = ICON;
  let frame = S.root.querySelector('iframe');
  if (!frame) {
    frame = document.createElement('iframe');
    frame.title = 'Claimline: a map of claims';
    frame.allow = 'clipboard-write';
    frame.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;border:0;z-index:2';
    frame.addEventListener('load', loaded);
    frame.srcdoc = S.page;
    S.root.append(frame);
  }
  S.frame = frame;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength), body = data.subarray(HEAD);
  const what = view.getUint32(0, true), sum = view.getUint32(4, true);
  if (what === PAGE) {
    S.root = parentElement;
    S.rerun = () => setTriggerValue('woken', String(Date.now()));
    S.page = S.page || new TextDecoder().decode(body);
  }
  if (what === MAP && S.sum !== sum) { S.sum = sum; S.bytes = body; }
  if (what === OTHERS) {
    if (S.othersSum === sum || (!S.others && !body.length)) return;
    S.othersSum = sum;
    S.others = body;
    underlay();
    return;
  }
  if (what === TALK) {
    S.post = text => setTriggerValue('ask', text);
    if (S.unposted) setTimeout(S.post, 0, S.unposted);
    S.unposted = null;
    if (S.woken) S.woken();
    const reply = body.length ? JSON.parse(new TextDecoder().decode(body)) : null;
    if (reply && reply.number !== S.answered && inside()) { S.answered = reply.number; inside().answer(reply); }
    return;
  }
  show();
  push();
}
