import { defineConfig } from 'vite';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

// The office app only. The public script, the page templates and the service worker are made by tools/finish.mjs,
// because they need the hashed names that this build gives.
export default defineConfig({
  root: here,
  base: '/app/',
  publicDir: 'static',
  resolve: { alias: { '#': here.replace(/\/$/, '') } },
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2020',
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/lapor': 'http://127.0.0.1:8080' } },
});
