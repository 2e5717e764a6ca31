// One claim as a card: who, in which role and through whom, what, the clause marked in its article, and what opposes it.
'use strict';

CL.card = (panel, i, seen, stands) => {
  const standing = stands.has(i);
  const { data } = panel, card = panel.cards.get(i), side = CL.SIDES[data.side(i)], voice = data.claimants[data.claimant[i]];
  const place = data.places[data.place[i]].name, extra = CL.el('div.cl-extra');
  const says = CL.el(`p.cl-says.by-${CL.HOLDERS[data.holder(i) || data.actor(i) + 1]}`, {}, CL.el('span', {}, `${CL.says(data, i)} `), CL.deed(data, i, place));
  return CL.el(`article.cl-card.from-${side}${standing ? '.stands' : ''}`, { 'data-row': i, tabindex: 0, 'aria-label': `${voice.name} ${CL.says(data, i)} ${CL.deed(data, i, place)}` },
    CL.el('header', {}, CL.el('strong', {}, voice.name), CL.el('time', { title: 'said on' }, CL.short(data.day(data.said, i)))),
    CL.el('p.cl-by', {}, CL.voiceLine(data, i, card)), says,
    card ? CL.excerpt(card) : CL.el('p.cl-excerpt.waiting', {}, '…'),
    CL.el('p.cl-when', {}, CL.whenLine(data, i, standing)),
    card && card.ambiguous ? CL.el('p.cl-when.unsure', { dir: 'auto' }, `${card.place}? ${card.ambiguous}`) : '',
    CL.foot(panel, i, seen, stands, card, extra), extra);
};

CL.voiceLine = (data, i, card) => {
  const side = CL.SIDES[data.side(i)], bits = [`${CL.VOICES[data.voice(i)]}, ${CL.SIDE_NAMES[side]}`];
  if (data.claimants[data.claimant[i]].role) bits.unshift(data.claimants[data.claimant[i]].role);
  const chain = card ? [...card.via, card.publisher].filter((name, n, all) => name && all.indexOf(name) === n) : [data.publishers[data.publisher[i]]].filter(Boolean);
  if (chain.length) bits.push(`via ${chain.join(' → ')}`);
  return bits.join(' · ');
};

CL.whenLine = (data, i, stands) => [`about ${CL.span(data, i)}`, `reported ${CL.short(data.day(data.reported, i))}`,
  data.hedged(i) ? 'hedged' : 'stated', data.background(i) ? 'background' : '', stands ? 'stands' : ''].filter(Boolean).join(' · ');

CL.excerpt = card => CL.el('p.cl-excerpt', { dir: 'auto', lang: card.language }, card.before, CL.el('mark', {}, card.quote), card.after);

// Against a claim stand those that still stand, and those about the same weeks; not the whole of the past.
CL.SAME_NEWS_DAYS = 30;

CL.foot = (panel, i, seen, stands, card, extra) => {
  const { data } = panel, against = CL.contradicting(data, i, seen.filter(o => stands.has(o) || Math.abs(data.last[o] - data.last[i]) <= CL.SAME_NEWS_DAYS)), foot = CL.el('footer');
  const opens = (text, make, title) => {
    const button = CL.button(text, () => {
      const same = extra.dataset.shows === text;
      extra.replaceChildren(...(same ? [] : [make()]));
      extra.dataset.shows = same ? '' : text;
      button.setAttribute('aria-expanded', String(!same));
    }, { 'aria-expanded': 'false', title }, 'cl-link');
    return button;
  };
  if (against.length) foot.append(opens(`against ${CL.plural(against.length, 'claim')}`, () => CL.lines(panel, against), 'Claims that name another holder'));
  if (!card) return foot;
  if (card.echoes.length) foot.append(opens(CL.plural(card.echoes.length, 'echo', 'echoes'), () => CL.el('ul', {}, card.echoes.map(e => CL.el('li', {}, e))), 'Articles that repeat this one'));
  foot.append(CL.button('open in article', () => CL.openArticle(card), {}, 'cl-link'));
  foot.append(opens('why?', () => CL.evidence(card), 'The rules and words this reading stands on'));
  if (/^https?:\/\//.test(card.url)) foot.append(CL.el('a.cl-link', { href: card.url, target: '_blank', rel: 'noopener noreferrer' }, 'source ↗'));
  foot.append(CL.button('copy citation', () => CL.copy(CL.citation(data, i, card), 'Citation copied'), {}, 'cl-link'));
  return foot;
};

CL.lines = (panel, rows) => CL.el('ul.cl-lines', {}, rows.slice(0, 20).map(o => {
  const { data } = panel, name = data.places[data.place[o]].name;
  return CL.el('li', {}, CL.button(`${data.claimants[data.claimant[o]].name} ${CL.says(data, o)} ${CL.deed(data, o, name)} (${CL.short(data.day(data.said, o))})`, () => {
    let target = panel.list.querySelector(`[data-row="${o}"]`);
    if (!target) { panel.limit = panel.seen.indexOf(o) + 1; panel.key = null; panel.render(); panel.fetch(); target = panel.list.querySelector(`[data-row="${o}"]`); }
    if (target) { target.scrollIntoView({ block: 'center' }); target.focus({ preventScroll: true }); }
  }, {}, 'cl-link'));
}));

CL.evidence = card => {
  const list = CL.el('dl.cl-evidence', {}, '…');
  CL.source.why(card).then(steps => list.replaceChildren(...(steps.length
    ? steps.flatMap(([rule, phrase]) => [CL.el('dt', {}, rule), CL.el('dd', { dir: 'auto' }, phrase)]) : ['No steps were kept for this reading.'])))
    .catch(error => { list.textContent = error.message; });
  return list;
};

CL.openArticle = card => {
  CL.source.article(card.article).then(article => {
    const mark = CL.el('mark', { tabindex: -1 }, article.text.slice(card.start, card.end));
    const facts = [article.publisher, article.published && `${article.published}${article.basis && article.basis !== 'stated' ? ` (${article.basis})` : ''}`, article.language].filter(Boolean).join(' · ');
    const link = /^https?:\/\//.test(article.url) ? CL.el('a.cl-link', { href: article.url, target: '_blank', rel: 'noopener noreferrer' }, 'source ↗') : '';
    CL.dialog(article.title || article.publisher || article.stem, 'wide', CL.el('p.cl-by', {}, facts, ' ', link),
      CL.el('div.cl-article', { dir: 'auto', lang: article.language }, article.text.slice(0, card.start), mark, article.text.slice(card.end)));
    mark.scrollIntoView({ block: 'center' });
  }).catch(error => CL.toast(error.message));
};

CL.citation = (data, i, card) => {
  const role = card.role ? ` (${card.role})` : '', link = card.url ? ` ${card.url}.` : '';
  return `${card.claimant}${role}, on ${CL.iso(data.day(data.said, i))}: “${card.quote}” In: ${card.title || card.article}. ${card.publisher}, `
    + `${CL.iso(data.day(data.reported, i))}.${link} Read by Claimline as: ${CL.says(data, i)} ${CL.deed(data, i, card.place)}; claim ${card.id}, data ${data.version}.`;
};

CL.copy = (text, done) => {
  const old = () => {
    const area = CL.el('textarea', { value: text });
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
    CL.toast(done);
  };
  // A frame may be without the right to the clipboard; the old way still works there.
  if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(() => CL.toast(done), old); else old();
};
