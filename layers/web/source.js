// Where texts come from: in the app, one question at a time to the server; in a saved file, from the file itself.
// Text is fetched when somebody looks, never while the date moves.
'use strict';

CL.PATIENCE_MS = 2500;
CL.ASK_AGAIN_MS = 6000;
CL.LONGEST_MS = 180000;
// What is answered at once may be asked twice; a picture of a million claims may not.
CL.QUICK = new Set(['cards', 'why', 'article']);

CL.AppSource = class {
  // `post` hands one question to the server; its answer comes back through `answer` with the same number. `alive` asks
  // whether the server is there at all, `wake` makes it know us again, `onAway` hears when it goes and comes.
  constructor({ post, alive, wake }) {
    Object.assign(this, { post, alive, wake, waiting: [], number: Math.floor(Math.random() * 1e6), live: true, away: false, onAway: () => {} });
  }

  ask(what, body = {}) {
    return new Promise((resolve, reject) => {
      this.waiting.push({ number: ++this.number, what, body, resolve, reject });
      if (this.waiting.length === 1) this.send();
    });
  }

  // Triggers that follow too closely can overtake each other, so the next question waits for the answer to the last.
  send() {
    const next = this.waiting[0];
    if (!next) return;
    next.since = performance.now();
    this.put(next);
    this.watch(next);
  }

  put(next) {
    if (next !== this.waiting[0]) return;
    next.posted = performance.now();
    this.post(JSON.stringify({ number: next.number, what: next.what, ...next.body }));
  }

  watch(next) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(next), CL.PATIENCE_MS);
  }

  // No answer yet: is anybody there? A question that was put to nobody is put again when the server is back.
  async look(next) {
    const there = await this.alive(), now = performance.now();
    if (next !== this.waiting[0]) return;
    const back = there && this.away, late = there && CL.QUICK.has(next.what) && now - next.posted > CL.ASK_AGAIN_MS;
    if (this.away === there) { this.away = !there; this.onAway(this.away); }
    if (!there) next.since = now;
    if (now - next.since > CL.LONGEST_MS) { this.giveUp(next); return; }
    if (back || late) { next.posted = now; this.wake().then(() => this.put(next)); }
    this.watch(next);
  }

  giveUp(next) {
    this.waiting.shift();
    next.reject(new Error('The server does not answer. Is it still running?'));
    this.send();
  }

  answer(reply) {
    const next = this.waiting[0];
    if (!next || next.number !== reply.number) return;
    clearTimeout(this.timer);
    if (this.away) { this.away = false; this.onAway(false); }
    this.waiting.shift();
    if (reply.problem) next.reject(new Error(reply.problem)); else next.resolve(reply.body);
    this.send();
  }

  cards(version, rows) { return this.ask('cards', { version, rows }); }
  why(card) { return this.ask('why', { id: card.id }); }
  article(stem) { return this.ask('article', { stem }); }
  search(version, words) { return this.ask('search', { version, words }); }
  gaps() { return this.ask('gaps'); }
};

// A saved file carries its claims, articles and gaps as JSON beside the page.
CL.FileSource = class {
  constructor(pack) { Object.assign(this, { pack, live: false }); }
  async cards(version, rows) { return rows.map(row => this.pack.cards[row]); }
  async why(card) { return card.evidence; }
  async article(stem) { return this.pack.articles.find(article => article.stem === stem); }
  async gaps() { return this.pack.gaps; }
  async search(version, words) {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    return this.pack.cards.filter(card => {
      const text = [card.quote, card.claimant, card.role, card.place, card.toponym].join(' ').toLowerCase();
      return wanted.every(word => text.includes(word));
    }).map(card => card.row);
  }
};
