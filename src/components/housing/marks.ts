import type { Translator } from '../i18n.ts';

/** Turns the legend of marks into switches, one a program; without scripts it only names what is shown. */
export function startMarks(page: HTMLElement, t: Translator): void {
  for (const item of page.querySelectorAll<HTMLElement>('[data-mark-item]')) {
    const id = item.dataset['markItem'] ?? '';
    const marks = page.querySelector(`[data-marks="${CSS.escape(id)}"]`);
    if (marks === null) continue;
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = marks.getAttribute('display') !== 'none';
    const label = document.createElement('label');
    label.title = t('housing.map.show');
    label.append(box, ...item.childNodes);
    item.append(label);
    item.hidden = false;
    box.addEventListener('change', () => {
      if (box.checked) marks.removeAttribute('display');
      else marks.setAttribute('display', 'none');
    });
  }
}
