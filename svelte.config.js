import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    adapter: adapter({ pages: 'var/build/kit', assets: 'var/build/kit', strict: true }),
    files: {
      assets: 'src/routes-assets',
      routes: 'src/routes',
      appTemplate: 'src/components/app.html',
      params: 'src/routes-params',
      hooks: { server: 'src/routes-hooks.server', universal: 'src/routes-hooks' },
    },
    paths: { relative: false },
    prerender: { crawl: false, concurrency: 2, handleUnseenRoutes: 'ignore' },
  },
};
