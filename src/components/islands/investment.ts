import { startInvestment } from '../investment/start-investment.ts';

// The page is whole without this: it lets a reader choose an area and test a list on the device.
const page = document.querySelector<HTMLElement>('[data-investment]');
if (page !== null) {
  startInvestment(page).catch((reason: unknown) => {
    page.dataset['ready'] = 'failed';
    console.warn(reason);
  });
}
