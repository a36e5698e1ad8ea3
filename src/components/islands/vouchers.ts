import { startVouchers } from '../vouchers/start-vouchers.ts';

// Nothing is loaded later: the page has to work with the network off.
const page = document.querySelector<HTMLElement>('[data-vouchers]');
if (page !== null) startVouchers(page);
