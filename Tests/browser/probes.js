// What the tests ask of a page. Injected over the developer protocol, so the page's content security policy stays as it is.
window.trellisProbe = (() => {
  const label = element => {
    const labelled = (element.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean)
      .map(id => document.getElementById(id)?.innerText || '').join(' ');
    const own = element.labels && element.labels.length ? element.labels[0].innerText : '';
    const text = labelled || element.getAttribute('aria-label') || own || element.innerText
      || (['submit', 'button', 'reset'].includes(element.type) ? element.value : '') || element.title || '';
    return text.trim().replace(/\s+/g, ' ');
  };

  // Radios and checkboxes are drawn by their label; the control itself is transparent.
  const look = element => {
    const parts = [getComputedStyle(element)];
    if (element.labels && element.labels[0]) parts.push(getComputedStyle(element.labels[0], '::before'));
    return parts;
  };
  const drawn = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  const fingerprint = element => look(element)
    .map(s => [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor, s.borderColor].join()).join('|');

  const covered = element => {
    const rectangles = [...element.getClientRects()].filter(r => r.width && r.height);
    const r = rectangles[0] || element.getBoundingClientRect();
    const x = Math.min(Math.max(r.left + r.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(r.top + r.height / 2, 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    const own = element.labels && element.labels[0];
    return !(top && (element.contains(top) || top.contains(element) || (own && (own === top || own.contains(top)))));
  };

  let last = null;
  return {
    // The focused element, and whether the one before it looked different while it had the focus.
    focus() {
      const before = last && last.element.isConnected
        ? { name: last.name, changed: last.print !== fingerprint(last.element) } : null;
      const element = document.activeElement;
      if (!element || element === document.body) { last = null; return { before, stop: null }; }
      const r = element.getBoundingClientRect();
      const name = label(element);
      last = { element, name: name || element.outerHTML.slice(0, 80), print: fingerprint(element) };
      if (!element.trellisStop) element.trellisStop = ++window.trellisStops || (window.trellisStops = 1);
      return {
        before,
        stop: {
          id: element.trellisStop, tag: element.tagName.toLowerCase(), type: element.type || '', name,
          checked: !!element.checked, html: element.outerHTML.slice(0, 100),
          group: element.closest('fieldset')?.querySelector('legend')?.innerText.trim() || '',
          outlined: look(element).some(drawn),
          onScreen: r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth,
          covered: covered(element),
        },
      };
    },

    // Error summaries take the focus on load, which is right for people; a walk starts at the top all the same.
    toTop() {
      last = null;
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute('tabindex');
      scrollTo(0, 0);
    },

    facts() {
      const all = [...document.querySelectorAll('*')];
      const ids = all.map(e => e.id).filter(Boolean);
      const fragments = [...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1)).filter(Boolean);
      return {
        language: document.documentElement.lang, title: document.title,
        headings: document.querySelectorAll('h1').length, mains: document.querySelectorAll('main').length,
        inline: all.filter(e => e.hasAttribute('style') || e.tagName === 'STYLE'
          || (e.tagName === 'SCRIPT' && !e.src && e.type !== 'application/json')
          || [...e.attributes].some(a => a.name.startsWith('on'))).map(e => e.outerHTML.slice(0, 80)),
        twice: [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))],
        nowhere: fragments.filter(id => !document.getElementById(id)),
        stuck: [...document.querySelectorAll('form')]
          .filter(f => !f.querySelector('button:not([type=button]),input[type=submit]')
            && !(f.id && document.querySelector(`button[form="${f.id}"]`))).map(f => f.outerHTML.slice(0, 80)),
        links: [...document.querySelectorAll('a[href]:not([href^="#"])')].map(a => a.href),
      };
    },

    // WCAG 2.5.8: links within a sentence are excepted, controls drawn by a label are as large as the label's box.
    smallTargets() {
      return [...document.querySelectorAll('button,input:not([type=hidden]),select,textarea,summary,a[class*=button],a[class*=chip],nav a')]
        .filter(e => {
          const r = e.getBoundingClientRect();
          return r.width && r.height && getComputedStyle(e).visibility !== 'hidden' && (r.width < 24 || r.height < 24);
        }).map(e => e.outerHTML.slice(0, 80));
    },

    sideways() {
      const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      if (over <= 0) return null;
      const scrolls = e => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) {
        if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(p).overflowX)) return true; } return false; };
      const who = [...document.querySelectorAll('body *')]
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !scrolls(e)).slice(-3).map(e => e.outerHTML.slice(0, 80));
      return { over, who };
    },

    // WCAG 1.4.12.
    spaceText() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}');
      document.adoptedStyleSheets = [sheet];
    },

    moving() {
      return [...document.querySelectorAll('*')].filter(e => {
        const s = getComputedStyle(e);
        return [s.animationDuration, s.transitionDuration].some(d => d.split(',').some(x => parseFloat(x) > .1));
      }).map(e => e.outerHTML.slice(0, 80));
    },

    visible(selector) {
      const element = document.querySelector(selector);
      return !!element && getComputedStyle(element).display !== 'none' && element.getClientRects().length > 0;
    },

    axe: tags => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
      .then(r => r.violations.map(v => ({ id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 110)) }))),
  };
})();
