// Where texts come from: in the app, one question at a time to the server; in a saved file, from the file itself.
// Text is fetched when somebody looks, never while the date moves.
'use strict';

CL.AppSource = class {
  // `post` hands one question to the server; its answer comes back through `answer` with the same number.
  constructor(post) { Object.assign(this, { post, waiting: [], number: Math.floor(Math.random() * 1e6), live: true }); }

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
    this.post(JSON.stringify({ number: next.number, what: next.what, ...next.body }));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.waiting.shift();
      next.reject(new Error('The server does not answer. Is it still running?'));
      this.send();
    }, 30000);
  }

  answer(reply) {
    const next = this.waiting[0];
    if (!next || next.number !== reply.number) return;
    clearTimeout(this.timer);
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
