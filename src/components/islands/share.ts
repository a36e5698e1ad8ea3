import { startShare } from '../share/start-share.ts';

startShare();
