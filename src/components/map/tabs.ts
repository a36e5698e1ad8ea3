/** The row of views works as links to sections; with scripts one section shows at a time. */
export function startTabs(page: HTMLElement, onOpen: (tab: string) => void): void {
  const links = [...page.querySelectorAll<HTMLAnchorElement>('[data-tab]')];
  const names = links.map((link) => link.dataset['tab'] ?? '');
  const panels = [...page.querySelectorAll<HTMLElement>('[data-panel]')];
  const show = (): void => {
    // A drawn area stands behind the name: #table&area=…
    const [wanted = ''] = location.hash.slice(1).split('&');
    const open = names.includes(wanted) ? wanted : 'map';
    for (const link of links) {
      if (link.dataset['tab'] === open) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    for (const panel of panels) panel.hidden = panel.dataset['panel'] !== open;
    onOpen(open);
  };
  addEventListener('hashchange', show);
  show();
}
