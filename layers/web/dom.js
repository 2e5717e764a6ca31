// Building the page by hand: every text is set as text, so nothing that came from an article can become markup.
'use strict';
window.CL = window.CL || {};

// CL.el('button.cl-quiet', { type: 'button', onclick }, 'text', child …); a class list after the tag, ARIA by its names
CL.el = (what, attributes = {}, ...children) => {
  const [tag, ...classes] = what.split('.');
  const element = document.createElement(tag || 'div');
  if (classes.length) element.className = classes.join(' ');
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value' || name === 'checked' || name === 'selected') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
};

CL.button = (text, onclick, attributes = {}, look = '') =>
  CL.el(`button${look && '.' + look}`, { type: 'button', onclick, ...attributes }, text);

// What is drawn anew leaves the focus on what has the same name, else on what stands in the same place.
CL.renew = (box, ...children) => {
  const all = () => [...box.querySelectorAll('button, input, select, a[href], [tabindex]')], name = one => one.getAttribute('aria-label') || one.textContent;
  const before = all(), at = before.indexOf(document.activeElement);
  box.replaceChildren(...children);
  if (at < 0) return;
  const now = all(), same = now.find(one => name(one) === name(before[at])) || now[Math.min(at, now.length - 1)];
  if (same) same.focus({ preventScroll: true });
};

CL.select = (label, options, value, change) => {
  const select = CL.el('select', { 'aria-label': label, onchange: () => change(select.value) },
    options.map(([id, text]) => CL.el('option', { value: id }, text)));
  select.value = value;
  return select;
};

// Line icons of our own, drawn in a box of 24; `currentColor` follows the theme.
CL.ICONS = {
  filter: 'M4 6h16M7 12h10M10 18h4', layers: 'M12 4l8 4.5-8 4.5-8-4.5zM4 13l8 4.5 8-4.5', add: 'M12 5v14M5 12h14',
  table: 'M4 6h16v12H4zM4 10.5h16M10 6v12', compare: 'M4 5h7v14H4zM13 5h7v14h-7z', gaps: 'M12 4l9 16H3zM12 10v4M12 17v.5',
  about: 'M12 4a8 8 0 1 0 .01 0zM12 11v5M12 7.6v.5', search: 'M10.5 5a5.5 5.5 0 1 0 .01 0zM15 15l5 5', close: 'M6 6l12 12M18 6L6 18',
  theme: 'M12 4a8 8 0 1 0 .01 0zM12 4v16', play: 'M8 5l11 7-11 7z', pause: 'M8 5v14M16 5v14', previous: 'M14 6l-6 6 6 6', next: 'M10 6l6 6-6 6',
  area: 'M5 5h4M15 5h4v4M19 15v4h-4M9 19H5v-4M5 9V5',
};
CL.icon = name => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'), path = document.createElementNS(svg.namespaceURI, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'cl-icon');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', CL.ICONS[name]);
  svg.append(path);
  return svg;
};

// A window over the page: focus moves in, Escape and the cross close it, focus returns to where it was.
CL.dialog = (title, look, ...children) => {
  CL.closeDialog();
  const before = document.activeElement;
  const box = CL.el(`dialog.cl-dialog.${look}`, { 'aria-label': title },
    CL.el('header', {}, CL.el('h2', {}, title), CL.button(CL.icon('close'), () => box.close(), { 'aria-label': 'Close' }, 'cl-bare')),
    CL.el('div.cl-dialog-body', {}, ...children));
  box.addEventListener('close', () => { box.remove(); if (before && before.focus) before.focus({ preventScroll: true }); });
  box.addEventListener('click', event => { if (event.target === box) box.close(); });
  document.body.append(box);
  box.showModal();
  return box;
};
CL.closeDialog = () => { const open = document.querySelector('dialog.cl-dialog[open]'); if (open) open.close(); };

CL.save = (name, type, bytes) => {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = CL.el('a', { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
};

CL.toast = text => {
  const box = document.querySelector('.cl-toast') || document.body.appendChild(CL.el('div.cl-toast', { role: 'status' }));
  box.textContent = text;
  box.classList.add('shown');
  clearTimeout(CL.toast.timer);
  CL.toast.timer = setTimeout(() => box.classList.remove('shown'), 3800);
};
