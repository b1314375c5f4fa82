/** The script of the page: search, filter, unfold. Plain JavaScript; the page is complete without it. */
export const SCRIPT = String.raw`
'use strict';
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  const filters = all('[data-filter]').map((panel) => {
    const table = document.getElementById(panel.dataset.filter);
    const rows = all('[data-row]', table).map((row) => ({ row, text: row.textContent.toLowerCase() }));
    const search = panel.querySelector('input');
    const choices = all('select', panel);
    const output = panel.querySelector('output');

    const apply = () => {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      const chosen = choices.filter(({ value }) => value !== '');
      let shown = 0;
      for (const { row, text } of rows) {
        const fits =
          words.every((word) => text.includes(word)) &&
          chosen.every(({ dataset, value }) => row.dataset[dataset.key].split(' ').includes(value));
        row.hidden = !fits;
        if (fits) shown += 1;
      }
      const active = words.length + chosen.length > 0;
      output.textContent = active ? shown + ' of ' + rows.length + ' shown' : '';
      panel.classList.toggle('active', active);
    };
    const clear = () => {
      search.value = '';
      for (const choice of choices) choice.value = '';
      apply();
    };

    search.addEventListener('input', apply);
    search.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') clear();
    });
    for (const choice of choices) choice.addEventListener('change', apply);
    panel.querySelector('[data-clear]').addEventListener('click', () => {
      clear();
      search.focus();
    });
    panel.hidden = false;
    apply();
    return { table, clear };
  });

  for (const button of all('[data-expand]')) {
    const folds = all('details', document.getElementById(button.dataset.expand));
    let unfolded = false;
    button.addEventListener('click', () => {
      unfolded = !unfolded;
      for (const fold of folds) fold.open = unfolded;
      button.textContent = unfolded ? 'Collapse all' : 'Expand all';
    });
    button.hidden = false;
  }

  // A link also leads to a row that is folded or filtered out.
  const arrive = () => {
    let id;
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const target = document.getElementById(id);
    if (target === null) return;
    if (target.hidden) filters.find(({ table }) => table.contains(target))?.clear();
    for (let fold = target.closest('details'); fold !== null; fold = fold.parentElement.closest('details')) {
      fold.open = true;
    }
    target.scrollIntoView();
  };
  addEventListener('hashchange', arrive);
  if (location.hash !== '') arrive();

  const links = new Map(all('.contents a').map((link) => [link.hash.slice(1), link]));
  const mark = (id) => {
    for (const [key, link] of links) {
      if (key === id) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) mark(target.getAttribute('aria-labelledby'));
    },
    { rootMargin: '-20% 0px -75% 0px' },
  );
  for (const section of all('main > section')) seen.observe(section);
})();
`;
